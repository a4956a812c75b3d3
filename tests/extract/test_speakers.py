"""Speakers who are not named beside their words: who of those spoken of it is, or nobody."""

from __future__ import annotations

import re

import pytest

from kgnews import extract
from kgnews.extract.gazetteer import Gazetteer
from kgnews.extract.speech.quotes import find_quotes
from kgnews.extract.speech.speakers import resolve_speakers
from kgnews.model import Article, Entity, Mention, Span
from kgnews.ontology import Ontology
from kgnews.text import segment


def speakers(marked: str, language: str) -> list[str]:
    """Who speaks the direct quotes of a text in which ``{…}`` are persons; "?" is nobody."""
    text, mentions = "", []
    for piece in re.split(r"(\{[^}]*\})", marked):
        if piece[:1] == "{":
            span = Span(len(text), len(text) + len(piece) - 2)
            mentions.append(Mention(span, "Person", piece[1:-1], "test"))
        text += piece.strip("{}") if piece[:1] == "{" else piece
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        full = next((n for n in groups if set(mention.text.split()) <= set(n.split())), "")
        groups.setdefault(full or mention.text, []).append(mention)
    entities = [Entity(n, "Person", n, mentions=tuple(group)) for n, group in groups.items()]
    document = segment(Article(text, language=language))
    found = find_quotes(document, mentions)
    answers = resolve_speakers(document, found, entities)
    return [who or "?" for quote, who in zip(found, answers, strict=True) if quote.direct]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            '"Ia bersalah," kata {Andi}.\n\nKuasa hukum {Daeng Rurung}, {Tajuddin Rahim}, menolak '
            'dakwaan itu.\n\n"Kami ajukan pembelaan," ujarnya.',
            ["Andi", "Tajuddin Rahim"],
        ),
        (
            '"Barangnya 26 kilogram," kata {Dedi}.\n\nIstri {Yakobus}, {Yuliana Lamen}, menangis. '
            '"Dia cuma petani lada," katanya.',
            ["Dedi", "Yuliana Lamen"],
        ),
        (
            "{Marwan Lubis} mendesak pemerintah. Desakan itu disampaikan dalam rapat dengan "
            'Menteri Sosial {Nurdin Halim}.\n\n"Jangan tunggu bencana," kata politikus itu.',
            ["Marwan Lubis"],
        ),
        (
            "{Sumarni} (45) melihat rumahnya. Lurah {Hadi Prayitno} (52) membagikan nasi.\n\n"
            '"Habis semua," kata perempuan 45 tahun itu.\n\n'
            '"Masih kurang," kata pria 52 tahun itu.',
            ["Sumarni", "Hadi Prayitno"],
        ),
        (
            "{Ardi Wiranata} diangkat menjadi anggota marga. Pamannya, {Robert Siregar}, menjadi "
            'wali.\n\n"Sempat gugup juga," canda aktor itu.',
            ["Ardi Wiranata"],
        ),
        (
            '"Kami siap berdebat," kata {Raimundus}.\n\n{Kanisius} menolak tawaran itu. '
            '"Pulang saja," ujarnya.',
            ["Raimundus", "Kanisius"],
        ),
        (
            '"Kami siap berdebat," kata {Raimundus}. {Kanisius} duduk di sebelahnya. '
            '"Besok kami mulai," ujarnya.\n\n"Saya lapar," kata {Kanisius}.',
            ["Raimundus", "Kanisius", "Kanisius"],
        ),
        (
            '{Rara Dewanti} mengimbau warga tenang. "Serahkan kepada polisi," imbaunya.',
            ["Rara Dewanti"],
        ),
        (
            '"Saya mundur," kata {Joko Mota}.\n\nIa menyebut itu target Presiden {Prabawa}.\n\n'
            '"Besok saya pulang," katanya.',
            ["Joko Mota", "Joko Mota"],
        ),
        (
            '"Dua orang ditahan," kata {Asep}.\n\nPenyidik menetapkan tersangka lain, yakni '
            'pemilik PT Lumbang {Iskandar}.\n\n"Perkaranya dihentikan," ujar dia.',
            ["Asep", "Asep"],
        ),
        (
            '"Kami," kata {Joko Susilo} sambil tersenyum, "tidak akan mundur."',
            ["Joko Susilo", "Joko Susilo"],
        ),
        (
            'Menurut {Hendra Saputra}, jalan itu rusak. "Belum diperbaiki," kata orang nomor satu '
            "di Lumbang itu.",
            ["Hendra Saputra"],
        ),
        ('{Joko Susilo} mengaku belum tahu. "Nanti saya cek," singkatnya.', ["Joko Susilo"]),
        ('"Tidak tertutup kemungkinan," {Surya Palang} di Makassar, Jumat.', ["Surya Palang"]),
        ('"Kami siap," kata mantan anggota DPRD {Sukamaju} itu.', ["?"]),
        ('"Foto itu suntingan," kata kiai yang akrab disapa {Gus Fathur} itu.', ["?"]),
    ],
)
def test_an_indonesian_speaker_was_named_before(text: str, who: list[str]) -> None:
    assert speakers(text, "id") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "“We did not sit for money,” {Folasade Ige} said.\n\n{Kabiru Sanni}, a member of the "
            "party, called the vote a charade. “I was never invited,” he said.",
            ["Folasade Ige", "Kabiru Sanni"],
        ),
        (
            "{Amina Bello}, 45, watched the water. Her neighbour, {Tunde Alabi}, carried a "
            'radio.\n\n"Everything is gone," the 45-year-old said.',
            ["Amina Bello"],
        ),
        (
            "{Ada Clarke} received the cheque. Her novel, {Low Water}, is set in Wales.\n\n"
            '"People gave me the words," she told guests.',
            ["Ada Clarke"],
        ),
        (
            '{Vasant Deshpande}, who quit the party, has called the case "a vendetta against a '
            'farmer".',
            ["Vasant Deshpande"],
        ),
        ("{Nancy Ortiz} voted no. “It helps nobody,” the Texas Republican said.", ["Nancy Ortiz"]),
        (
            "{Luis Prado} will lead it, {Gonzalo Vega} told reporters.\n\n"
            '"The river does not ask for a passport," he said.',
            ["Gonzalo Vega"],
        ),
        (
            "{Ruth Hale} — the boy's aunt — said she was glad. “It is over,” she told reporters.",
            ["Ruth Hale"],
        ),
        ("{Tom Ashby} was not there. “It went up like a torch,” a witness said.", ["?"]),
        ("“My client will fight this,” said a lawyer for {Peter Dunn}.", ["?"]),
    ],
)
def test_an_english_speaker_was_named_before(text: str, who: list[str]) -> None:
    assert speakers(text, "en") == who


def test_an_office_that_nobody_has_is_nobody() -> None:
    text = (
        "The deputy director, {Wong Siew Lan}, was there.\n\nDeputy Minister for Ports and "
        "Harbours Datuk Rundi said the bridge was ready.\n\n“Our people can go home,” he said."
    )
    assert speakers(text, "en") == ["?"]


def test_words_in_marks_behind_according_to_are_said_by_the_same() -> None:
    text = 'Menurut {Harsa Pradana}, pembahasan dimulai tahun ini, "jangan menunggu waktu habis".'
    assert speakers(text, "id") == ["Harsa Pradana"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            '{Sari Dewi} membuka rapat. Dinas membagikan rilis.\n\n"Jalan ditutup dua '
            'hari," demikian isi rilis itu.',
            ["?"],
        ),
        (
            '{Sari Dewi} hadir. "Rangkaian acara dimulai pagi," demikian dikutip dari '
            "rilis panitia.",
            ["?"],
        ),
        (
            '"Kami tutup jalan," kata {Sari Dewi}.\n\n{Budi Raga} tidak hadir. "Dua hari '
            'saja," lanjut pernyataan tersebut.',
            ["Sari Dewi", "?"],
        ),
        ('{Sari Dewi} diduga mencuri. "Pelaku kabur ke hutan," tulis keterangan video itu.', ["?"]),
        (
            "{Sari Dewi} memimpin tim. Juru bicara kementerian menolak berkomentar. Ia "
            'menyatakan {Sari Dewi} bekerja "dengan sangat baik sekali".',
            ["?"],
        ),
        (
            '"Pelaku kami tahan," kata {Rudi Hartono}.\n\n{AH} mengatakan ia sakit. {AH} '
            'lalu menemui korban di pasar.\n\n"Korban menolak memberi uang," ujarnya.',
            ["Rudi Hartono", "Rudi Hartono"],
        ),
        (
            '{Rina Sari} membantah pernyataan {Budi Raga}, dengan mengatakan "semua dana '
            'sudah kami kembalikan".',
            ["Rina Sari"],
        ),
        (
            '{Rina Sari} menyindir {Budi Raga} sambil berkata, "Semua dana sudah kembali."',
            ["Rina Sari"],
        ),
        (
            '"Kami ingin jembatan ini selesai tahun ini."\n\nHal itu disampaikan {Rina '
            "Sari} saat meninjau jembatan.",
            ["Rina Sari"],
        ),
        (
            '{Budi Raga} tiba di lokasi. "Kami ingin jembatan ini selesai tahun ini." '
            "Pernyataan tersebut disampaikan oleh Bupati {Rina Sari} di Solo.",
            ["Rina Sari"],
        ),
        (
            '"Jembatan ini harus selesai tahun ini." Demikian dikatakan {Rina Sari} usai rapat.',
            ["Rina Sari"],
        ),
        (
            '"Belum ada kabar," ujar ibu kandung {Lukman Hadi}, {Sepri Yana} kepada wartawan.',
            ["Sepri Yana"],
        ),
        ('"Belum ada kabar," kata kakak ipar korban {Lukman Hadi}, {Sepri Yana}.', ["Sepri Yana"]),
        (
            "Wakil Gubernur {Vina Roza} menemui buruh. Pemilik pabrik, {Tan Hok}, "
            'datang.\n\n"Segera dibayar," kata Wagub.',
            ["Vina Roza"],
        ),
        (
            'Kapolsek Sukamaju {Dodi Irawan} memeriksa saksi.\n\n"Dua orang kami '
            'periksa," kata Kapolsek.',
            ["Dodi Irawan"],
        ),
        (
            '"Penerbangan ditunda," kata Direktur Operasi maskapai itu, Capt. {Wuri '
            "Seto} dalam keterangannya, Sabtu.",
            ["Wuri Seto"],
        ),
        ('"Pasien stabil," kata Direktur RSUD, dr. {Wuri Seto}, Sabtu.', ["Wuri Seto"]),
        (
            "{Rudi Hartono} menang. Bek senior tim itu, {Fahru Din}, memuji wasit.\n\n"
            '"Wasitnya tegas," ujar pemain senior itu berharap.',
            ["Fahru Din"],
        ),
        (
            '{Ofer Kasif} anggota parlemen dari partai kiri, berpidato. "Kita salah," '
            "kata anggota parlemen dari partai kiri tersebut.\n\nAnggota parlemen dari "
            "partai kanan {Tali Got} marah.",
            ["Ofer Kasif"],
        ),
        (
            "{Udar Manik} wafat Senin pagi. Pihak keluarga memohon doa semua orang. "
            '"Mohon dimaafkan kesalahan beliau," katanya.',
            ["?"],
        ),
        (
            'Album {Rina Sari} berisi "Salah kamar," "pulang ke rumah bapak," "aku bosan '
            'di sini," dan "kabur".',
            [],
        ),
        (
            '"Kita mulai besok," kata {Rina Sari} kepada {Budi Raga}.\n\n"Jangan '
            'terlambat," ujarnya.',
            ["Rina Sari", "Rina Sari"],
        ),
        ('{Rina Sari} bertemu {Budi Raga} di Solo. "Kita mulai besok," ujarnya.', ["Rina Sari"]),
        (
            "{Budi Raga} tiba di Solo. Kepada {Budi Raga}, {Rina Sari} mengeluhkan jalan "
            'rusak. "Tolong diperbaiki," katanya.',
            ["Rina Sari"],
        ),
        ('"Itu hoaks," tulis akun itu.', ["?"]),
        (
            "{Budi Raga} diperiksa polisi. Menurut kuasa hukumnya, {Rina Sari}, kliennya "
            'sakit. "Klien kami sakit," katanya.',
            ["Rina Sari"],
        ),
        (
            "{Budi Raga} menambahkan harga turun. Hal senada diungkapkan {Rina Sari}. "
            '"Stok aman," ucapnya.',
            ["Rina Sari"],
        ),
        (
            '{Budi Raga} bicara panjang. Senada, {Rina Sari} menilai stok aman. "Jangan '
            'panik," pesannya.',
            ["Rina Sari"],
        ),
        (
            '"Kami panen," kata {Budi Raga}.\n\nSalah satu pembeli adalah {Rina Sari} '
            '(20). "Saya borong," katanya.',
            ["Budi Raga", "Rina Sari"],
        ),
        (
            'Ketua RT 02 {Budi Raga} mengaku kaget. "Saya dengar ledakan," kata dia. '
            'Polisi menangkap {AN} dan {Tono Sigit}. "Keduanya tetangga saya," imbuhnya.',
            ["Budi Raga", "Budi Raga"],
        ),
    ],
)
def test_who_speaks_is_told_in_many_wordings(text: str, who: list[str]) -> None:
    assert speakers(text, "id") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Prime Minister {Ismail Saad} opened the dam. The prime minister said it was "
            'needed. "It will help us," he told reporters. Chief Minister {Hajar Noor} '
            "was also there.",
            ["Ismail Saad"],
        ),
        (
            '{Ismail Saad} opened the dam. "It will help us," the prime minister '
            "said.\n\nLater Chief Minister {Hajar Noor} spoke.",
            ["Ismail Saad"],
        ),
        ('"Rates fell," said Chief Statistician Datuk Seri Dr. {Uzir Mahdin}.', ["Uzir Mahdin"]),
        ('"Rates fell," said Capt. {Uzir Mahdin}, who leads the crew.', ["Uzir Mahdin"]),
        ('{Ann Lee} met {Bob Ray} on Monday. "We agreed on all points," they said.', ["?"]),
        (
            '{Ann Lee} told {Bob Ray} that the road was closed. "You must turn back," she said.',
            ["Ann Lee"],
        ),
        ('"The road is closed," the statement said. {Ann Lee} was there.', ["?"]),
        ('{Ann Lee} criticised {Bob Ray}, saying: "He never came."', ["Ann Lee"]),
        (
            '{Ann Lee} is a nurse. "I walked home," she recalled. {Bob Ray} drove. "I '
            'saw her," he added.',
            ["Ann Lee", "Bob Ray"],
        ),
        ('In a letter to {Bob Ray}, {Ann Lee} wrote: "I am not coming back."', ["Ann Lee"]),
        ('"This time," {Ann Lee} says, "no goats."', ["Ann Lee", "Ann Lee"]),
        ('{Bob Ray}, whose sister {Ann Lee} died, said: "She was kind."', ["Bob Ray"]),
        (
            '"She was kind," said {Bob Ray}, the brother of {Ann Lee}. "We miss her," he said.',
            ["Bob Ray", "Bob Ray"],
        ),
        ('The letter reads in part: "I have carried this umbrella since 1998."', ["?"]),
        (
            '"We are ready," {Ann Lee}, the mayor, told the council. Council member {Bob '
            'Ray} disagreed. "We are not," he said.',
            ["Ann Lee", "Bob Ray"],
        ),
        (
            '"I won," said {Ann Lee}, 24, from Leeds. Second was {Bob Ray}. "I lost my '
            'shoe," one runner said.',
            ["Ann Lee", "?"],
        ),
    ],
)
def test_who_speaks_is_told_in_many_english_wordings(text: str, who: list[str]) -> None:
    assert speakers(text, "en") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Penunjukan {Budi Raga} sebagai ketua dibenarkan langsung oleh {Rina Sari}. "
            'Jabatan itu sebelumnya kosong.\n\n"Benar begitu," kata dia.',
            ["Rina Sari"],
        ),
        (
            "Kapolres Kaur, AKBP {Yuri Fernan}, hadir. Bupati {Gus Pausi} pergi.\n\n"
            '"Betul, ditangguhkan," kata Kapolres saat dikonfirmasi.',
            ["Yuri Fernan"],
        ),
        (
            '"Kami teliti dulu," kata Direktur Humas, Media, dan Kerja Sama kampus {Arie '
            "Frian} dikonfirmasi di Solo.",
            ["Arie Frian"],
        ),
        (
            '"Kami teliti dulu," kata Kepala Dinas Sosial, Tenaga Kerja, dan Perempuan '
            "{Arie Frian}, Senin.",
            ["Arie Frian"],
        ),
        (
            '"Kami kalah," kata {Budi Raga}.\n\n{Rina Sari} mencetak dua gol dan menjadi '
            'pemain terbaik.\n\nDia mengatakan, "Rasanya enak sekali."',
            ["Budi Raga", "Rina Sari"],
        ),
        (
            '{Budi Raga} menolak usul {Rina Sari} pada Senin: "Itu tidak masuk akal sama sekali."',
            ["Budi Raga"],
        ),
        (
            '{Citra Wati} menang. Mahasiswi itu mengaku menonton final "sampai kasetnya putus".',
            ["Citra Wati"],
        ),
        ('{Budi Raga} memuji {Rina Sari} dan mengatakan, "Dia pekerja keras."', ["Budi Raga"]),
        ('Hal itu dikatakan oleh Ketua RT {Budi Raga}. "Air masuk rumah," ucapnya.', ["Budi Raga"]),
        (
            "{Rina Sari} ditahan. Informasi itu dibenarkan Kepala Lapas {Budi Raga}. "
            '"Sudah tiga hari," ujarnya.',
            ["Budi Raga"],
        ),
    ],
)
def test_speakers_in_more_wordings(text: str, who: list[str]) -> None:
    assert speakers(text, "id") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            '{Ann Lee} opened the fair.\n\nProfessor {Bob Ray} commented,\n\n"It rains '
            'too much here in spring."',
            ["Bob Ray"],
        ),
        (
            'Critics such as {Colin Yeo} spoke up, with {Ann Lee} stating: "People need '
            'answers and not forms."',
            ["Ann Lee"],
        ),
        (
            '{Ann Lee} spoke first. "I am glad," {Ann Lee} said.\n\n{Bob Ray} defended '
            'the plan of {Colin Yeo} on Monday: "It will bring work to the town."',
            ["Ann Lee", "Bob Ray"],
        ),
        (
            '{Ann Lee} said her party had backed the idea, and said it was "damning that '
            'nothing has been done".',
            ["Ann Lee"],
        ),
        (
            '"We lost," said {Bob Ray}. Later {Ann Lee} scored twice.\n\n{Ann Lee} won '
            'the prize.\n\nShe said, "It felt good out there."',
            ["Bob Ray", "Ann Lee"],
        ),
        (
            '{Bob Ray} was there. {Ann Lee}\'s statement added, "There is no road to the mine."',
            ["Ann Lee"],
        ),
        (
            "{Bob Ray} was there. Before that, according to {Ann Lee}, the clinic lost "
            '"seven or eight nurses every year".',
            ["Ann Lee"],
        ),
        ('{Bob Ray}\'s lawyer said: "He will not come."', ["?"]),
        (
            '{Ann Lee}, in her letter to {Bob Ray}: "You are not welcome here any more."',
            ["Ann Lee"],
        ),
    ],
)
def test_speakers_in_more_english_wordings(text: str, who: list[str]) -> None:
    assert speakers(text, "en") == who


@pytest.mark.parametrize(
    "text",
    [
        "Pemerintah Kabupaten Sukamaju, Provinsi Banten (SMB) berharap bantuan segera tiba.",
        "Pemerintah Kabupaten Sukamaju, Banten, menyatakan air sudah surut sejak pagi.",
    ],
)
def test_a_body_speaks_and_not_the_place_behind_it(text: str) -> None:
    words = Ontology.load()
    document = segment(Article(text, language="id"))
    reading = extract.read(document, words, Gazetteer.load(words))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names.get(quote.speaker or "") for quote in reading.quotes] == [
        "Pemerintah Kabupaten Sukamaju"
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            '"Harga naik terus," keluh {Rina Sari} (45), pedagang di Pasar Baru. "Pembeli sepi."',
            ["Rina Sari", "Rina Sari"],
        ),
        ('Ditanya soal itu, {Budi Raga} tersenyum. "Tunggu saja," katanya singkat.', ["Budi Raga"]),
        ('Bagi {Rina Sari}, pilihan itu mudah. "Saya mau tetap di desa," tuturnya.', ["Rina Sari"]),
        (
            '{Budi Raga} melalui akun Instagram-nya menulis, "Sampai jumpa di pengadilan."',
            ["Budi Raga"],
        ),
        (
            "Ketua DPRD Solo {Rina Sari} saat memimpin rapat bersama Wali Kota {Budi "
            'Raga} menyebut anggaran cukup. "Jangan ada yang dipotong," pintanya.',
            ["Rina Sari"],
        ),
        (
            "Sebelumnya, {Budi Raga} menuding {Rina Sari} berbohong. {Rina Sari} "
            'membantah. "Itu fitnah," katanya.',
            ["Rina Sari"],
        ),
        (
            '"Kami akan banding," ujar {Rina Sari}, kuasa hukum {Budi Raga}, seusai '
            'sidang. "Klien kami tidak bersalah," imbuhnya.',
            ["Rina Sari", "Rina Sari"],
        ),
        (
            "Dalam sambutannya, Bupati {Budi Raga} yang didampingi istrinya, {Rina "
            'Sari}, mengajak warga bergotong royong. "Mari bersihkan sungai," ajaknya.',
            ["Budi Raga"],
        ),
        (
            'Salah seorang pengungsi, {Rina Sari}, mengaku belum makan. "Dari kemarin," '
            "ucapnya lirih.",
            ["Rina Sari"],
        ),
        (
            '"Saya kaget," kata {Rina Sari} ditemui di rumahnya, Senin. Suaminya, {Budi '
            'Raga}, sedang bekerja. "Tiba-tiba gelap," lanjutnya.',
            ["Rina Sari", "Rina Sari"],
        ),
        (
            'Pelatih {Budi Raga} memuji {Tono Hadi}. "Dia pekerja keras," kata sang pelatih.',
            ["Budi Raga"],
        ),
        ('Menurut {Rina Sari}, "jalan itu sudah lama rusak parah".', ["Rina Sari"]),
        (
            '"Kami siap," kata {Budi Raga} yang juga Ketua Komisi III itu. "Besok '
            'rapat," sambungnya.',
            ["Budi Raga", "Budi Raga"],
        ),
        (
            'Hakim {Rina Sari} bertanya kepada {Budi Raga}. "Saudara mengerti?" tanya '
            'hakim. "Mengerti, Yang Mulia," jawab {Budi Raga}.',
            ["Rina Sari", "Budi Raga"],
        ),
        (
            '{Budi Raga} menjabat tangan {Rina Sari}. "Selamat datang," sapa {Budi '
            'Raga}. "Terima kasih," balas {Rina Sari}.',
            ["Budi Raga", "Rina Sari"],
        ),
        (
            "Gubernur Jawa Timur {Rina Sari} mengapresiasi langkah Kapolda {Budi Raga}. "
            '"Ini bagus," puji gubernur perempuan pertama itu.',
            ["Rina Sari"],
        ),
        (
            '"Tidak benar itu," bantah {Budi Raga}, Jumat (1/8). Ia menegaskan tidak '
            'mengenal {Rina Sari}. "Bertemu saja belum pernah," tegasnya.',
            ["Budi Raga", "Budi Raga"],
        ),
        (
            "Hal senada disampaikan Ketua RW 05, {Rina Sari}. Menurut dia, air naik "
            'cepat. "Setengah jam saja," katanya.',
            ["Rina Sari"],
        ),
    ],
)
def test_speakers_of_everyday_news(text: str, who: list[str]) -> None:
    assert speakers(text, "id") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "“We saw it coming,” says {Ann Lee}, who has run the ferry since 1998. "
            "“Nobody listened.”",
            ["Ann Lee", "Ann Lee"],
        ),
        (
            "{Ann Lee}, a nurse at the clinic, remembers the night. “The lights went "
            "out,” she says. “Then the water came.”",
            ["Ann Lee", "Ann Lee"],
        ),
        ("For {Ann Lee}, the choice was simple: “I wanted to stay in the village.”", ["Ann Lee"]),
        (
            "“It was a mistake,” {Bob Ray}, the council leader, told the hearing on "
            "Tuesday.\n\nCross-examined by {Ann Lee}, he added: “A costly one.”",
            ["Bob Ray", "Bob Ray"],
        ),
        ("In a statement, the Ministry of Ports said: “The ferry will sail again.”", ["?"]),
        (
            "{Bob Ray} tweeted: “See you in court.” {Ann Lee} replied: “Gladly.”",
            ["Bob Ray", "Ann Lee"],
        ),
        ("“He was my friend,” said {Ann Lee} of {Bob Ray}. “I miss him.”", ["Ann Lee", "Ann Lee"]),
        (
            "“You have no idea,” {Ann Lee} told {Bob Ray}. “It is cold out there.”",
            ["Ann Lee", "Ann Lee"],
        ),
        (
            "Her brother {Bob Ray} said the family was tired. “We want to go home,” he "
            "said. {Ann Lee} declined to comment.",
            ["Bob Ray"],
        ),
        (
            "{Ann Lee} won gold. Her coach, {Bob Ray}, was in tears. “She worked for "
            "this,” he said. “Ten years.”",
            ["Bob Ray", "Bob Ray"],
        ),
        (
            "“The numbers do not add up,” argued {Bob Ray}, an economist at the bank, in "
            "a note to clients.",
            ["Bob Ray"],
        ),
        (
            "The judge, {Ann Lee}, called it “a cruel and cowardly act” and jailed him "
            "for nine years.",
            ["Ann Lee"],
        ),
        ("{Bob Ray} pleaded guilty. Judge {Ann Lee} told him: “You showed no mercy.”", ["Ann Lee"]),
        ("“I did not know,” he told the court. {Bob Ray} was jailed for two years.", ["?"]),
        (
            "Prosecutor {Ann Lee} said {Bob Ray} “knew exactly what he was doing that night”.",
            ["Ann Lee"],
        ),
        ("{Bob Ray} said that, “if the rain holds off for a week, we open”.", ["Bob Ray"]),
        ("“The road is closed until further notice,” police said. {Ann Lee} lives nearby.", ["?"]),
        ("{Ann Lee}’s mother, {Ruth Lee}, said: “She always sang.”", ["Ruth Lee"]),
        (
            "The mayor of Dale, {Ann Lee}, thanked the crews. “You saved the town,” the "
            "mayor said.",
            ["Ann Lee"],
        ),
        (
            "Coach {Bob Ray} praised striker {Tom Hill}. “He never stops running,” the coach said.",
            ["Bob Ray"],
        ),
        (
            "“It’s not over,” insisted {Bob Ray}, 52, whose shop was flooded twice. “We "
            "will be back.”",
            ["Bob Ray", "Bob Ray"],
        ),
        ("{Ann Lee} and {Bob Ray} married in May. “We eloped,” laughs {Ann Lee}.", ["Ann Lee"]),
    ],
)
def test_speakers_of_everyday_english_news(text: str, who: list[str]) -> None:
    assert speakers(text, "en") == who


def test_who_does_something_saying_words_says_them_himself() -> None:
    text = (
        '"The shop is gone," said {Tom Hill}.\n\nCouncil chief {Ruth Dale} questioned the plan, '
        'saying "a bridge without a road is a jetty".'
    )
    assert speakers(text, "en") == ["Tom Hill", "Ruth Dale"]
