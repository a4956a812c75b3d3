// Reads a GraphML file with graphology and prints what it found as JSON.
//   node graphology.cjs FILE            (graphology and graphology-graphml on NODE_PATH)
const fs = require('fs');
const { MultiDirectedGraph } = require('graphology');
const { parse } = require('graphology-graphml');

const graph = parse(MultiDirectedGraph, fs.readFileSync(process.argv[2], 'utf-8'));
const nodes = graph.mapNodes((id, attributes) => [id, attributes]);
const edges = graph.mapEdges((id, attributes, source, target) => [id, source, target, attributes]);
process.stdout.write(JSON.stringify({ nodes, edges }));
