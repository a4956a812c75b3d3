// The words of the page, in English and Indonesian. {n} and the like are filled in.

const WORDS = {
  en: {
    about: "About this page",
    aboutText:
      "Made by kgnews from news articles. Every fact shows the sentence that states it; the machine " +
      "that read it makes mistakes, so look at the sentence before you use a fact. Nothing on this " +
      "page is fetched from anywhere.",
    alone: "Entities without a drawn fact",
    allDates: "All dates",
    alsoKnown: "Also",
    article: "Article",
    articles: "{n} articles",
    articlesOne: "1 article",
    asOf: "as of {day}",
    asserts: "states",
    assertsHead: "stated",
    attributed: "according to {who}",
    back: "Back",
    close: "Close",
    confidence: "Right in {right} of {of}",
    confidenceHead: "Rule right",
    pooled: "with similar rules",
    unknownConfidence: "rule not yet measured",
    copied: "Link copied",
    copyLink: "Copy link",
    dark: "Dark",
    dates: "Published",
    denies: "denies",
    deniesHead: "denied",
    details: "Details",
    empty: "Nothing fits these filters.",
    emptyStore: "There are no facts here yet.",
    entities: "Entities",
    everything: "Everything",
    evidence: "Evidence",
    export: "Save",
    fact: "Fact",
    facts: "Facts",
    filters: "Filters",
    fit: "Show all",
    from: "From",
    hops: "Show",
    hops0: "everything",
    hops1: "only its neighbours",
    hops2: "up to 2 steps away",
    hops3: "up to 3 steps away",
    hint: "Click an entity or a line. Every line has its sentence.",
    keys: "Arrow keys move, Enter opens, Esc closes.",
    language: "Bahasa Indonesia",
    laying: "Arranging…",
    left: "Too large for one page: it has {nodes} of {allNodes} entities and {facts} of {allFacts} facts between them, those with most articles behind them.",
    licences: "Licences of the libraries",
    light: "Light",
    link: "Same as",
    more: "{n} more",
    named: "Named in",
    next: "Next",
    noPath: "No chain of drawn facts leads there.",
    noCanvas: "This browser cannot draw the picture (no WebGL). The table has everything.",
    object: "Object",
    over: "is over",
    page: "{a} to {b} of {n}",
    path: "Shortest path",
    pathTo: "Path to…",
    pathLength: "{n} facts from {a} to {b}",
    pathLengthOne: "1 fact from {a} to {b}",
    picture: "Picture",
    plans: "speaks of a plan",
    plansHead: "planned",
    play: "Play",
    png: "Picture (PNG)",
    previous: "Previous",
    print: "Print",
    relation: "Relation",
    relations: "Relations",
    reports: "reports somebody's words",
    reportsHead: "reported",
    reset: "Reset filters",
    rule: "Rule",
    search: "Search",
    searchHint: "Search names and sentences",
    sentence: "Sentence",
    showAll: "all",
    showNone: "none",
    sorted: "Sort by {what}",
    status: "{nodes} of {allNodes} entities · {facts} of {allFacts} facts",
    stance: "How it is held",
    subject: "Subject",
    support: "At least so many articles",
    supportHead: "Articles",
    svg: "Picture (SVG)",
    table: "Table",
    to: "To",
    types: "Kinds of entities",
    undated: "no date",
    noEvidence: "Part of what the name list or the article says; no sentence of its own.",
    valid: "{from} to {until}",
    when: "When",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    theme: "Dark or light",
    degree: "Edges",
    pagerank: "PageRank",
    community: "Community",
    printed: "The first {n} of {all} facts",
  },
  id: {
    about: "Tentang halaman ini",
    aboutText:
      "Dibuat oleh kgnews dari artikel berita. Setiap fakta menunjukkan kalimat yang menyatakannya; " +
      "mesin yang membacanya bisa salah, jadi lihatlah kalimatnya sebelum memakai suatu fakta. Tidak " +
      "ada apa pun di halaman ini yang diambil dari jaringan.",
    alone: "Entitas tanpa fakta yang digambar",
    allDates: "Semua tanggal",
    alsoKnown: "Juga",
    article: "Artikel",
    articles: "{n} artikel",
    articlesOne: "1 artikel",
    asOf: "per {day}",
    asserts: "menyatakan",
    assertsHead: "dinyatakan",
    attributed: "menurut {who}",
    back: "Kembali",
    close: "Tutup",
    confidence: "Benar {right} dari {of}",
    confidenceHead: "Aturan benar",
    pooled: "bersama aturan serupa",
    unknownConfidence: "aturan belum diukur",
    copied: "Tautan disalin",
    copyLink: "Salin tautan",
    dark: "Gelap",
    dates: "Terbit",
    denies: "membantah",
    deniesHead: "dibantah",
    details: "Rincian",
    empty: "Tidak ada yang cocok dengan saringan ini.",
    emptyStore: "Belum ada fakta di sini.",
    entities: "Entitas",
    everything: "Semua",
    evidence: "Bukti",
    export: "Simpan",
    fact: "Fakta",
    facts: "Fakta",
    filters: "Saringan",
    fit: "Tampilkan semua",
    from: "Dari",
    hops: "Tampilkan",
    hops0: "semua",
    hops1: "hanya tetangganya",
    hops2: "sampai 2 langkah",
    hops3: "sampai 3 langkah",
    hint: "Klik entitas atau garis. Setiap garis punya kalimatnya.",
    keys: "Tombol panah berpindah, Enter membuka, Esc menutup.",
    language: "English",
    laying: "Menata…",
    left: "Terlalu besar untuk satu halaman: ada {nodes} dari {allNodes} entitas dan {facts} dari {allFacts} fakta di antaranya, yang paling banyak artikelnya.",
    licences: "Lisensi pustaka",
    light: "Terang",
    link: "Sama dengan",
    more: "{n} lagi",
    named: "Disebut di",
    next: "Berikutnya",
    noPath: "Tidak ada rantai fakta yang digambar ke sana.",
    noCanvas: "Peramban ini tidak dapat menggambar (tanpa WebGL). Tabel memuat semuanya.",
    object: "Objek",
    over: "sudah berakhir",
    page: "{a} sampai {b} dari {n}",
    path: "Jalur terpendek",
    pathTo: "Jalur ke…",
    pathLength: "{n} fakta dari {a} ke {b}",
    pathLengthOne: "1 fakta dari {a} ke {b}",
    picture: "Gambar",
    plans: "bicara tentang rencana",
    plansHead: "direncanakan",
    play: "Putar",
    png: "Gambar (PNG)",
    previous: "Sebelumnya",
    print: "Cetak",
    relation: "Hubungan",
    relations: "Hubungan",
    reports: "melaporkan ucapan orang",
    reportsHead: "dilaporkan",
    reset: "Hapus saringan",
    rule: "Aturan",
    search: "Cari",
    searchHint: "Cari nama dan kalimat",
    sentence: "Kalimat",
    showAll: "semua",
    showNone: "kosong",
    sorted: "Urutkan menurut {what}",
    status: "{nodes} dari {allNodes} entitas · {facts} dari {allFacts} fakta",
    stance: "Cara dinyatakan",
    subject: "Subjek",
    support: "Paling sedikit jumlah artikel",
    supportHead: "Artikel",
    svg: "Gambar (SVG)",
    table: "Tabel",
    to: "Sampai",
    types: "Jenis entitas",
    undated: "tanpa tanggal",
    noEvidence: "Bagian dari daftar nama atau keterangan artikel; tanpa kalimat sendiri.",
    valid: "{from} sampai {until}",
    when: "Kapan",
    zoomIn: "Perbesar",
    zoomOut: "Perkecil",
    theme: "Gelap atau terang",
    degree: "Garis",
    pagerank: "PageRank",
    community: "Komunitas",
    printed: "{n} fakta pertama dari {all}",
  },
};

export const LANGUAGES = Object.keys(WORDS);

/** The language to begin with: that of the address, or of the browser. */
export function language(chosen) {
  if (LANGUAGES.includes(chosen)) return chosen;
  return (navigator.language || "en").toLowerCase().startsWith("id") ? "id" : "en";
}

/** A function that words things: `say("page", {a: 1})`, `say.number(5000)`. */
export function voice(current) {
  const say = (key, about = {}) =>
    (WORDS[current()][key] ?? key).replace(/\{(\w+)\}/g, (_, name) =>
      typeof about[name] === "number" ? say.number(about[name]) : String(about[name] ?? ""),
    );
  say.number = (value) => new Intl.NumberFormat(current()).format(value);
  say.count = (key, n, about = {}) => say(n === 1 ? `${key}One` : key, { n, ...about });
  say.label = (thing) => thing.label[current()];
  say.day = (day) => {
    if (!day) return say("undated");
    const [year, month, date] = day.split("-").map(Number);
    const form = { year: "numeric" };
    if (month) form.month = "short";
    if (date) form.day = "numeric";
    const moment = new Date(Date.UTC(year, (month || 1) - 1, date || 1));
    if (Number.isNaN(moment.getTime())) return day;
    const locale = current() === "en" ? "en-GB" : "id";
    return new Intl.DateTimeFormat(locale, { ...form, timeZone: "UTC" }).format(moment);
  };
  return say;
}

/** When a fact holds, in words; nothing where no text says so. */
export function period(fact, say) {
  const over = fact.ended ? say("over") : "";
  if (!fact.from && !fact.until) return over;
  if (fact.from === fact.until) return say.day(fact.from);
  const about = { from: fact.from && say.day(fact.from), until: fact.until && say.day(fact.until) };
  return say("valid", { from: about.from || "…", until: about.until || "…" });
}
