// Reads a file as other people's libraries do, and prints what they found as JSON.
//   node judges.cjs KIND FILE      (the libraries on NODE_PATH; see README.md)
const fs = require('fs');

const text = fs.readFileSync(process.argv[3], 'utf-8');

function graphology(parse) {
  const { MultiDirectedGraph } = require('graphology');
  const graph = parse(MultiDirectedGraph, text);
  const nodes = graph.mapNodes((id, attributes) => [id, attributes]);
  const edges = graph.mapEdges((id, attributes, source, target) => [id, source, target, attributes]);
  return { nodes, edges };
}

async function mermaidIn(page) {
  const { JSDOM } = require('jsdom');
  globalThis.window = new JSDOM('').window;
  globalThis.document = window.document;
  const path = require.resolve('mermaid');
  const { default: mermaid } = await import(require('url').pathToFileURL(path).href);
  return page(mermaid);
}

const kinds = {
  graphml: () => graphology(require('graphology-graphml').parse),
  gexf: () => {
    const { JSDOM } = require('jsdom');
    globalThis.DOMParser = new JSDOM('').window.DOMParser;
    return graphology(require('graphology-gexf').parse);
  },
  cytoscape: () => {
    const cytoscape = require('cytoscape');
    const drawn = cytoscape({ headless: true, elements: JSON.parse(text).elements });
    const nodes = drawn.nodes().map((each) => [each.id(), each.data()]);
    const edges = drawn.edges().map((each) => [each.id(), each.data('source'), each.data('target'), each.data()]);
    return { nodes, edges };
  },
  mermaid: () => mermaidIn((mermaid) => mermaid.parse(text)),
  flowchart: () => mermaidIn(async (mermaid) => {
    mermaid.initialize({}); // the limits of whoever reads a page
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const nodes = [...db.getVertices().values()].map((each) => [each.id, { label: each.text, classes: each.classes }]);
    const edges = db.getEdges().map((each) => [each.id, each.start, each.end, { label: each.text, stroke: each.stroke }]);
    return { nodes, edges };
  }),
};

(async () => {
  const found = await kinds[process.argv[2]]();
  process.stdout.write(JSON.stringify(found), () => process.exit(0));
})().catch((fault) => {
  process.stderr.write(String(fault.stack));
  process.exit(1);
});
