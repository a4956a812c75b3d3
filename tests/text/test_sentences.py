"""Sentences and tokens: a hundred cases in both languages, wrapped lines, hostile texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.model import Article
from kgnews.text import LONGEST, MOST_READ, segment
from kgnews.text.sentences import sentence_spans, tokens

# "¦" stands for the space between two sentences, "‖" for a place where the space is missing.
CASES = [
    # Indonesian: titles, streets, administration
    "Warga berkumpul di Jl. Merdeka.¦Jalan itu ditutup.",
    "Kantor di Jln. Sudirman No. 12 digeledah.¦Tidak ada korban.",
    "Rapat dipimpin Drs. Ahmad Fauzi.¦Ia membuka acara.",
    "Menurut Dr. Siti Aminah, vaksin aman.¦Stok masih cukup.",
    "Prof. Bambang hadir bersama Dra. Wulan.¦Keduanya dosen.",
    "Ir. Soekarno lahir di Surabaya.¦Rumahnya masih ada.",
    "K.H. Mustofa berdoa.¦Jemaah mengamini.",
    "H. M. Yusuf terpilih lagi.¦Ia unggul tipis.",
    "Hj. Rukmini meresmikan pasar.¦Pedagang senang.",
    "Banjir di Kab. Demak surut.¦Warga pulang.",
    "Kec. Karanganyar terendam.¦Tinggi air satu meter.",
    "Desa itu masuk Kel. Braga, Kota Bandung.¦Luasnya dua hektare.",
    "Warga RT. 03 RW. 06 mengungsi.¦Bantuan tiba.",
    "Kol. Hendra memimpin evakuasi.¦Tim tiba pagi.",
    "Brigjen. Agus Salim diganti.¦Alasannya tidak disebut.",
    "Kapolres AKBP. Dimas membenarkan.¦Pelaku ditahan.",
    "Sdr. Anton dipanggil.¦Ia tidak datang.",
    "R.A. Kartini dikenang.¦Lagu dinyanyikan.",
    # Indonesian: degrees and companies
    "Sekretaris Daerah Budi Hartono, S.H., M.Si. hadir.¦Ia memberi sambutan.",
    "Kepala sekolah Nining, S.Pd.I., menyambut tamu.¦Siswa bernyanyi.",
    "Wakilnya Tono, S.Pd. memimpin doa.¦Acara lancar.",
    "Ketua panitia adalah Rina, S.Kom.¦Ia lulusan Bandung.",
    "PT Sawit Makmur Tbk. membukukan laba.¦Pendapatan naik.",
    "Saham PT Baja Utama Tbk.¦Perseroan itu merugi.",
    "Mereka membeli beras, gula, dll.¦Harganya naik.",
    "Rudi dkk. ditangkap.¦Mereka mencuri kabel.",
    # Indonesian: dates, times, numbers, money
    "Rapat mulai pukul 09.30 WIB.¦Peserta 40 orang.",
    "Ia tiba Selasa (30/10).¦Besoknya pulang.",
    "Harga naik menjadi Rp 12.500.¦Pembeli mengeluh.",
    "Anggaran Rp. 5 miliar disetujui.¦Dewan bertepuk tangan.",
    "Dana itu Rp.400 juta.¦Sisanya dikembalikan.",
    "Konsep itu disebut Kota 4.0.¦Warga jadi mitra.",
    "Gempa bermagnitudo 5,6 terjadi.¦Getaran terasa lama.",
    "Undang-Undang No. 7 Tahun 2017 diuji.¦Sidang ditunda.",
    "Lihat hlm. 24 laporan itu.¦Angkanya berbeda.",
    "Surat tgl. 5 Mei diterima.¦Isinya singkat.",
    "Pertandingan berakhir 21-15, 21-14.¦Penonton bersorak.",
    "Suhu mencapai 38.5 derajat.¦Rekor baru tercatat.",
    "Situs Kompas.com memuatnya.¦Berita itu viral.",
    "Alamatnya www.contoh.go.id.¦Formulir ada di sana.",
    "Ia menulis di VIVA.co.id.¦Artikelnya panjang.",
    # Indonesian: quotations
    '"Kami siap," kata Rudi.¦Ia tersenyum.',
    '"Kami siap!" kata Rudi.¦Ia tersenyum.',
    '"Kapan selesai?" tanya Wulan.¦Tidak ada jawaban.',
    '"Jangan takut!" seru Anto dan berlari.¦Semua ikut.',
    '"Saya pulang..." ucapnya lirih.¦Pintu ditutup.',
    '"Ini soal air."¦Warga mengangguk.',
    '"Belum ada… dan belum pernah," ujar Tia.¦Ia kecewa.',
    '"Sungai meluap.¦Kami mengungsi," kata Yuli.¦Ia selamat.',
    "“Kami akan bangun lagi!” tegas Sri.¦Warga bertepuk tangan.",
    "‘Cukup sudah!’ begitu tulisan di spanduk.¦Massa bubar.",
    'Ia berkata, "Tunggu saja."¦Lalu ia pergi.',
    'Slogan "Satu Kota!" dan "Satu Suara!" dipasang.¦Warnanya merah.',
    "Mereka menunggu... dan menunggu.¦Bus tidak datang.",
    "Hasilnya… nihil.¦Tim kecewa.",
    "(Sidang dibuka untuk umum.)¦Hakim masuk.",
    "Benarkah demikian?¦Polisi membantah.",
    "Luar biasa!¦Rekor pecah lagi.",
    "Apa?!¦Ia tak percaya.",
    # Indonesian: initials and lists
    "Tersangka berinisial A.S. ditahan.¦Ia mengaku.",
    "Korban, W. Susanto, dirawat.¦Lukanya ringan.",
    "Ada vitamin C.¦Ia larut dalam air.",
    "1. Bandung",
    "2. Kota Surabaya menang.¦Kota Malang kalah.",
    "Juara kedua diraih tim B.¦Mereka menang tipis.",
    # Indonesian: lost spaces
    "Warga pulang.‖Banjir sudah surut.",
    'Ia berkata "siap".‖Lalu pergi.',
    'Airnya keruh.‖"Kami beli air galon," kata Asih.',
    "Plt. Gubernur Banten hadir.¦Ia membuka rapat.",
    "Letjen (Purn.) Agus Wira meninggal.¦Jenazah dimakamkan besok.",
    "Kombes Pol. Rizal membenarkan.¦Pelaku ditahan.",
    "Kata dia siap.‖“Kami datang,” ujarnya.",
    "Tokopedia.Com dan Bukalapak.Com tumbuh.¦Pesaing menyusul.",
    # English: titles, initials, places
    "Mr. Smith met Mrs. Jones.¦They talked.",
    "Dr. Owen of St. Mary's said so.¦He left.",
    "Gen. Mark Hale and Lt. Col. Ann Reed spoke.¦Nobody clapped.",
    "Sen. Warren and Rep. Diaz voted no.¦The bill failed.",
    "Gov. Ines Park signed it.¦Critics sued.",
    "J. K. Harlow wrote it.¦The book sold well.",
    "John F. Doyle was chosen.¦He accepted.",
    "The U.S. economy grew.¦Prices fell.",
    "He lives in the U.S.¦He likes it.",
    "She moved to the U.K. in May.¦Rents were high.",
    "The U.N. Security Council met.¦It adjourned.",
    "Martin Luther King Jr. spoke here.¦Crowds came.",
    "Doe v. Harbour Ltd. was heard.¦It took an hour.",
    "Police went to Mt. Helen.¦The road was closed.",
    # English: companies, dates, times
    "Acme Inc. bought Bolt Ltd. for cash.¦Shares rose.",
    "She works for Acme Corp.¦The firm is old.",
    "It opened on Oct. 25.¦Tickets sold out.",
    "It opened in Nov. and closed in Dec. 2020.¦Nobody noticed.",
    "The talks ended at 5 p.m.¦They resume today.",
    "He arrived at 9 a.m. on Monday.¦It rained.",
    "Regulation No. 109 of 2025 applies.¦Firms complain.",
    "GDP rose 0.3% in March.¦Economists cheered.",
    "They paid $4.15 a share.¦The offer stands.",
    "Visit example.com for more.¦It is free.",
    "It costs 5 dollars.¦10 people bought it.",
    # English: quotations
    '"We won," said Kim.¦She smiled.',
    '"We won!" said Kim.¦She smiled.',
    "“Where is it?” asked the judge.¦No one knew.",
    "“It was gone.¦All of it,” said Lee.¦He wept.",
    "He said: “Nobody talked.”¦Then he left.",
    "The word “goodbye” was never said.¦They shook hands.",
    "“Go!” and “Stop!” were shouted.¦Chaos followed.",
    "She waited ... and waited.¦The train was late.",
    "Was it him?¦Police would not say.",
    # English: lost spaces
    "The site went down.‖A spokesman apologised.",
    "“It is fixed,” he said.‖Users cheered.",
    "It ended on Oct. 25.‖The firm said sorry.",
]


def split(case: str) -> tuple[str, list[str]]:
    parts = case.replace("‖", "¦").split("¦")
    return case.replace("‖", "").replace("¦", " "), parts


def spans(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_ends_where_a_reader_says_so(case: str) -> None:
    text, expected = split(case)
    assert spans(text) == expected


def test_lines_of_a_wrapped_text_are_one_sentence() -> None:
    text = (
        "Pemerintah kabupaten akan memperbaiki jembatan gantung yang\n"
        "putus diterjang banjir bandang pekan lalu di Kecamatan\n"
        "Sukamaju. Pekerjaan dimulai setelah alat berat tiba dari\n"
        "ibu kota provinsi."
    )
    assert [" ".join(each.split()) for each in spans(text)] == [
        "Pemerintah kabupaten akan memperbaiki jembatan gantung yang putus diterjang banjir "
        "bandang pekan lalu di Kecamatan Sukamaju.",
        "Pekerjaan dimulai setelah alat berat tiba dari ibu kota provinsi.",
    ]


def test_a_line_break_ends_a_headline() -> None:
    text = "Harga Beras Turun Setelah Panen Raya di Tiga Kabupaten Pesisir\nPedagang lega."
    assert len(spans(text)) == 2


def test_short_lines_are_not_joined() -> None:
    assert spans("Putra:\nandi\nbudi") == ["Putra:", "andi", "budi"]


def test_an_empty_line_ends_a_sentence_in_a_wrapped_text() -> None:
    first = "Warga membersihkan saluran air yang penuh sampah plastik dan"
    assert spans(f"{first}\n\nkayu hanyutan.") == [first, "kayu hanyutan."]


@given(st.text(alphabet="Aa1.!?… \n\"”'’()«é", max_size=120))
def test_sentences_hold_all_ink_in_order(text: str) -> None:
    position = 0
    for span in sentence_spans(text):
        assert span.start >= position
        assert not text[position : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        position = span.end
    assert not text[position:].strip()


@given(st.text(max_size=120))
def test_tokens_are_verbatim_and_hold_all_ink(text: str) -> None:
    position = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert not text[position : token.start].strip()
        position = token.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dikutip dariAntara pagi", ["dikutip", "dari", "Antara", "pagi"]),
        ("prajuritTNI diMerauke", ["prajurit", "TNI", "di", "Merauke"]),
        ("iPhone YouTube WhatsApp mRNA", ["iPhone", "YouTube", "WhatsApp", "mRNA"]),
        ("detikHealth kWh pH kumparanNEWS", ["detikHealth", "kWh", "pH", "kumparanNEWS"]),
        ("#timGaruda @akunResmi", ["#", "timGaruda", "@", "akunResmi"]),
    ],
)
def test_a_word_that_lost_its_space_ends_before_the_capital(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


def test_a_part_of_a_text_has_offsets_of_the_whole() -> None:
    text = "Satu kata. Dua kata. Tiga kata."
    assert [span.of(text) for span in sentence_spans(text, 11, 20)] == ["Dua kata."]


HOSTILE = {
    "dots": "." * 300_000,
    "one word": "a" * 300_000,
    "lost spaces": "abCd" * 75_000,
    "lost capitals": "ab" + "C" * 300_000 + "1",
    "letters with dots": "a." * 150_000,
    "spaced dots": ". " * 150_000,
    "quotes": '".' * 150_000,
    "initials": "A. " * 100_000,
    "short lines": "x\n" * 150_000,
    "spaces": " " * 300_000 + ".",
    "words": "kata " * 60_000,
    "no spaces": "kata.Kata" * 30_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_take_linear_time(text: str) -> None:
    begin = time.process_time()
    for _ in sentence_spans(text):
        pass
    assert time.process_time() - begin < 3


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "kata " * 1000 + "tamat."
    pieces = [each.span for each in segment(Article(text)).sentences]
    assert len(pieces) > 3
    assert all(span.end - span.start <= LONGEST for span in pieces)
    assert " ".join(span.of(text) for span in pieces) == text
    assert all(span.of(text).strip() == span.of(text) for span in pieces)


def test_a_word_without_end_is_cut_anywhere() -> None:
    text = "a" * 5000
    assert "".join(s.span.of(text) for s in segment(Article(text)).sentences) == text


def test_a_text_without_measure_is_read_up_to_a_limit() -> None:
    text = "Warga Desa Sukamaju menunggu. " * 5000
    read = segment(Article(text)).sentences[-1].span.end
    assert MOST_READ - 50 < read <= MOST_READ


def test_a_narrow_column_is_unwrapped() -> None:
    column = [
        "Ratusan warga Desa Banjarsari menolak",
        "pabrik semen yang akan dibangun di",
        "gunung itu. Mereka menunggu bupati.",
        '"Kami tidak mau sawah kami hilang,"',
        "kata ketua forum tani di balai desa.",
    ]
    text = "\n".join(column)
    found = [" ".join(span.of(text).split()) for span in sentence_spans(text)]
    assert found == [
        "Ratusan warga Desa Banjarsari menolak pabrik semen yang akan dibangun di gunung itu.",
        "Mereka menunggu bupati.",
        '"Kami tidak mau sawah kami hilang," kata ketua forum tani di balai desa.',
    ]


def test_a_list_of_headlines_is_not_unwrapped() -> None:
    text = (
        "Harga cabai naik di pasar induk\nBupati meninjau jembatan\nPersib menang di kandang lawan"
    )
    assert len(list(sentence_spans(text))) == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("She lives in Tulsa, Okla., with him.", 1),
        ("The firm of Fresno, Calif. closed.", 1),
        ("The firm left Fresno, Calif. The mayor wept.", 2),
        ("He was ill. Smith wept.", 2),
        ("Zulkifli Dt. Batuah pulang.", 1),
        ("Ia menemui Raja Negara V. Sementara warga pulang.", 2),
    ],
)
def test_a_shortened_state_or_title_ends_no_sentence(text: str, count: int) -> None:
    assert len(list(sentence_spans(text))) == count


def test_what_is_based_in_a_place_names_it() -> None:
    assert [token.text for token in tokens("Leeds-based, well-known")] == [
        "Leeds",
        "-",
        "based",
        ",",
        "well-known",
    ]


def test_a_party_before_a_place_is_a_token_of_its_own() -> None:
    assert [token.text for token in tokens("R-Tampa on D-Day")] == [
        "R",
        "-",
        "Tampa",
        "on",
        "D-Day",
    ]
