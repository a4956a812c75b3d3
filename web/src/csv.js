// The table as a file for spreadsheets: what is seen, a row for each sentence.

const HEAD = [
  ...["subject", "relation", "object", "from", "until", "stance", "according_to", "sentence"],
  ...["title", "publisher", "published", "url", "rule", "right", "of"],
];
// A cell that a spreadsheet would take for a formula begins with an apostrophe.
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;

/** The facts of the table of `app` as CSV, with the mark by which spreadsheets know UTF-8. */
export function csvFile({ table, say }) {
  const rows = [HEAD];
  for (const fact of table.facts()) {
    const about = [fact.source.label, say.label(fact.predicate), fact.target?.label ?? fact.value];
    about.push(fact.from, fact.until);
    if (!fact.evidence.length) rows.push(about);
    for (const { article, by, rule, sentence, stance } of fact.evidence) {
      const source = [article.title, article.publisher, article.day, article.url];
      rows.push([...about, stance, by, sentence, ...source, rule.name, rule.right, rule.of]);
    }
  }
  const text = rows.map((row) => HEAD.map((_, at) => cell(row[at])).join(",")).join("\r\n");
  return new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" });
}

function cell(value) {
  const text = String(value ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
