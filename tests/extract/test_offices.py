"""Offices and their holders in sentences written for these tests.

In a sentence ``[P:…]`` is a person, ``[O:…]`` an organisation, ``[G:…]`` a government body,
``[L:…]`` an area, ``[T:…]`` a city, ``[C:…]`` a country, ``[E:…]`` an event. A line of what is
expected reads ``office | whose office | holder | relation and marks``; "-" is nothing.
"""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from kgnews.extract.offices.finding import OfficePhrase, find_offices
from kgnews.model import Article, Document, Mention, Sentence, Span
from kgnews.text import segment, tokens

_MARK = re.compile(r"\[([A-Z]):([^\]]+)\]")
_KINDS = {
    "P": "Person",
    "O": "Organization",
    "G": "GovernmentBody",
    "L": "AdministrativeArea",
    "T": "City",
    "C": "Country",
    "E": "Event",
}


def read(marked: str, language: str) -> tuple[str, list[OfficePhrase]]:
    text, mentions, position = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[position : found.start()]
        span = Span(len(text), len(text) + len(found[2]))
        mentions.append(Mention(span, _KINDS[found[1]], found[2], "test"))
        text += found[2]
        position = found.end()
    text += marked[position:]
    return text, find_offices(segment(Article(text, language=language)), mentions)


def line(text: str, office: OfficePhrase) -> str:
    whose = office.of.span if office.of else office.of_span or office.of_anaphor
    of = whose.of(text) if whose else "-"
    holder = office.holder_span or office.holder_office
    marks = [office.relation or "-"]
    marks += [m for m in ("former", "acting", "candidate", "points_back") if getattr(office, m)]
    named = holder.of(text) if holder else "-"
    return f"{office.text} | {of} | {named} | {' '.join(marks)}"


INDONESIAN = [
    # a name right behind the office
    (
        "Gubernur [L:Bali] [P:Made Sukerta] meninjau lokasi banjir.",
        ["Gubernur Bali | Bali | Made Sukerta | holdsOffice"],
    ),
    (
        "Wakil Gubernur [L:Jawa Barat] [P:Ratna Kusnadi] membuka acara.",
        ["Wakil Gubernur Jawa Barat | Jawa Barat | Ratna Kusnadi | holdsOffice"],
    ),
    (
        "Wagub [L:Jabar] [P:Ratna Kusnadi] membuka acara.",
        ["Wagub Jabar | Jabar | Ratna Kusnadi | holdsOffice"],
    ),
    (
        "Menteri Keuangan [P:Darma Setiadi] menolak usul itu.",
        ["Menteri Keuangan | - | Darma Setiadi | holdsOffice"],
    ),
    (
        "Menkeu [P:Darma Setiadi] menolak usul itu.",
        ["Menkeu | - | Darma Setiadi | holdsOffice"],
    ),
    (
        "Menteri Pekerjaan Umum dan Perumahan Rakyat [P:Darma Setiadi] hadir.",
        ["Menteri Pekerjaan Umum dan Perumahan Rakyat | - | Darma Setiadi | holdsOffice"],
    ),
    (
        "Menteri Kelautan, Perikanan, dan Pangan [P:Darma Setiadi] hadir.",
        ["Menteri Kelautan, Perikanan, dan Pangan | - | Darma Setiadi | holdsOffice"],
    ),
    (
        "Menteri Komunikasi dan Informatika (Menkominfo) [P:Darma Setiadi] hadir.",
        ["Menteri Komunikasi dan Informatika | - | Darma Setiadi | holdsOffice"],
    ),
    (
        "Presiden ke-9 RI [P:Darma Setiadi] hadir.",
        ["Presiden ke-9 RI | RI | Darma Setiadi | holdsOffice"],
    ),
    (
        "Ketua Umum [O:Partai Fajar Baru] periode 2020-2025 [P:Ratna Kusnadi] hadir.",
        ["Ketua Umum Partai Fajar Baru | Partai Fajar Baru | Ratna Kusnadi | holdsOffice"],
    ),
    (
        "Kapolres [T:Batang] AKBP [P:Yoga Pradana] memimpin olah tempat kejadian.",
        ["Kapolres Batang | Batang | Yoga Pradana | holdsOffice"],
    ),
    (
        "Kabid Humas [G:Polda Jawa Tengah] Kombes Pol [P:Yoga Pradana] membenarkan.",
        ["Kabid Humas Polda Jawa Tengah | Polda Jawa Tengah | Yoga Pradana | holdsOffice"],
    ),
    (
        "Kepala Dinas Kesehatan [T:Kota Tegal] dr. [P:Sri Lestari] mengimbau warga.",
        ["Kepala Dinas Kesehatan Kota Tegal | Kota Tegal | Sri Lestari | holdsOffice"],
    ),
    (
        "Direktur Utama [O:PT Samudra Niaga] [P:Toni Wirawan] optimistis.",
        ["Direktur Utama PT Samudra Niaga | PT Samudra Niaga | Toni Wirawan | holdsOffice"],
    ),
    (
        "Direktur Eksekutif untuk Asia [O:Yayasan Rimba] [P:Toni] hadir.",
        ["Direktur Eksekutif untuk Asia Yayasan Rimba | Yayasan Rimba | Toni | holdsOffice"],
    ),
    (
        "Kepala Subbagian Umum dan Kepegawaian [G:Kantor Imigrasi Tegal] [P:Sri Lestari] hadir.",
        [
            "Kepala Subbagian Umum dan Kepegawaian Kantor Imigrasi Tegal"
            " | Kantor Imigrasi Tegal | Sri Lestari | holdsOffice"
        ],
    ),
    (
        "Ketua RT 05/RW 02 [P:Slamet Riyono] mengumpulkan warga.",
        ["Ketua RT 05/RW 02 | - | Slamet Riyono | holdsOffice"],
    ),
    (
        "Juru Bicara Presiden [P:Toni Wirawan] menepis kabar itu.",
        ["Juru Bicara Presiden | - | Toni Wirawan | holdsOffice"],
    ),
    (
        "kata juru bicara kepolisian [P:Toni Wirawan] kepada wartawan.",
        ["juru bicara kepolisian | - | Toni Wirawan | holdsOffice"],
    ),
    (
        "Pelatih [O:Persada FC] [P:Marco Bellini] kecewa.",
        ["Pelatih Persada FC | Persada FC | Marco Bellini | holdsOffice"],
    ),
    (
        "Chief Financial Officer [O:Samudra Niaga] [P:Toni Wirawan] hadir.",
        ["Chief Financial Officer Samudra Niaga | Samudra Niaga | Toni Wirawan | holdsOffice"],
    ),
    (
        "Chief Procurement Officer [O:Samudra Niaga] [P:Toni Wirawan] hadir.",
        ["Chief Procurement Officer Samudra Niaga | Samudra Niaga | Toni Wirawan | holdsOffice"],
    ),
    (
        "Perdana Menteri sementara [C:Norlandia] [P:Erik Solberg] mundur.",
        ["Perdana Menteri sementara Norlandia | Norlandia | Erik Solberg | holdsOffice acting"],
    ),
    # a name behind a comma
    (
        "Wali Kota [T:Tegal], [P:Darma Setiadi], meresmikan pasar.",
        ["Wali Kota Tegal | Tegal | Darma Setiadi | holdsOffice"],
    ),
    (
        "Bupati [L:Batang], [L:Jawa Tengah], [P:Darma Setiadi] meninjau pasar.",
        ["Bupati Batang | Batang | Darma Setiadi | holdsOffice"],
    ),
    (
        "Ketua panitia lomba ini, [P:Sri Lestari], menjamin kelancaran acara.",
        ["Ketua panitia | lomba ini | Sri Lestari | holdsOffice"],
    ),
    (
        "Kepala Kampung [L:Long Apan], [P:Yakub Lejau], menyebut lahan sudah siap.",
        ["Kepala Kampung Long Apan | Long Apan | Yakub Lejau | holdsOffice"],
    ),
    (
        "Ketua DPD Partai Fajar Baru [L:Banten], [P:Ratna Kusnadi], menampik isu itu.",
        ["Ketua DPD Partai Fajar Baru Banten | Banten | Ratna Kusnadi | holdsOffice"],
    ),
    (
        "Hadir Direktur [O:CV Maju], [P:Rahmat]; Direktur [O:CV Jaya], [P:Slamet Riyono]; dan"
        " Direktur [O:PT Abadi], [P:Sri Lestari].",
        [
            "Direktur CV Maju | CV Maju | Rahmat | holdsOffice",
            "Direktur CV Jaya | CV Jaya | Slamet Riyono | holdsOffice",
            "Direktur PT Abadi | PT Abadi | Sri Lestari | holdsOffice",
        ],
    ),
    (
        "Hadir Gubernur [L:Bali], [P:Made Sukerta], Wali Kota [T:Denpasar], [P:Ketut Arsana].",
        [
            "Gubernur Bali | Bali | Made Sukerta | holdsOffice",
            "Wali Kota Denpasar | Denpasar | Ketut Arsana | holdsOffice",
        ],
    ),
    # an office behind a name
    (
        "[P:Sri Lestari], Kepala Bidang Humas [G:Dinas Sosial], membantah.",
        ["Kepala Bidang Humas Dinas Sosial | Dinas Sosial | Sri Lestari | holdsOffice"],
    ),
    (
        "Begitu kata [P:Sri Lestari], ketua [O:Serikat Nelayan Utara].",
        ["ketua Serikat Nelayan Utara | Serikat Nelayan Utara | Sri Lestari | holdsOffice"],
    ),
    (
        "[P:Sri Lestari] (Ketua [O:Koperasi Mina]) dan [P:Rahmat] (Bendahara [O:Koperasi Mina]).",
        [
            "Ketua Koperasi Mina | Koperasi Mina | Sri Lestari | holdsOffice",
            "Bendahara Koperasi Mina | Koperasi Mina | Rahmat | holdsOffice",
        ],
    ),
    (
        "[P:Slamet Riyono] (45), Ketua RW 03, melapor.",
        ["Ketua RW 03 | - | Slamet Riyono | holdsOffice"],
    ),
    (
        "Rapat dihadiri [P:Ketut Arsana], Wali Kota [T:Denpasar], serta warga.",
        ["Wali Kota Denpasar | Denpasar | Ketut Arsana | holdsOffice"],
    ),
    # selaku, sebagai, menjabat, dilantik
    (
        "[P:Rahmat] selaku Kepala Dinas Perhubungan [L:Banten] menolak hadir.",
        ["Kepala Dinas Perhubungan Banten | Banten | Rahmat | holdsOffice"],
    ),
    (
        "[P:Rahmat], yang kini menjabat sebagai Menteri Koperasi, menolak hadir.",
        ["Menteri Koperasi | - | Rahmat | holdsOffice"],
    ),
    (
        "[P:Rahmat] yang menjabat Direktur Keuangan [O:PT Abadi] menolak hadir.",
        ["Direktur Keuangan PT Abadi | PT Abadi | Rahmat | holdsOffice"],
    ),
    (
        "[P:Rahmat] pernah menjabat sebagai Kapolda [L:Banten].",
        ["Kapolda Banten | Banten | Rahmat | holdsOffice"],
    ),
    (
        "Sejak 2019 ia menjabat Ketua [O:Yayasan Rimba].",
        ["Ketua Yayasan Rimba | Yayasan Rimba | - | holdsOffice points_back"],
    ),
    (
        "[P:Sri Lestari] dilantik menjadi Sekretaris Daerah [L:Banten], Senin.",
        ["Sekretaris Daerah Banten | Banten | Sri Lestari | appointedAs"],
    ),
    (
        "[P:Sri Lestari] ditunjuk Presiden [P:Darma Setiadi] sebagai Kepala [G:BPOM].",
        [
            "Presiden | - | Darma Setiadi | holdsOffice",
            "Kepala BPOM | BPOM | Sri Lestari | appointedAs",
        ],
    ),
    (
        "Kongres memilih [P:Sri Lestari] menjadi Ketua Umum [O:Persatuan Guru Rimba].",
        ["Ketua Umum Persatuan Guru Rimba | Persatuan Guru Rimba | Sri Lestari | appointedAs"],
    ),
    (
        "[P:Sri Lestari] yang ditunjuk Kapolri [P:Rahmat] menolak.",
        ["Kapolri | - | Rahmat | holdsOffice"],
    ),
    (
        "[P:Sri Lestari] terpilih secara aklamasi sebagai Ketua [O:Koperasi Mina].",
        ["Ketua Koperasi Mina | Koperasi Mina | Sri Lestari | appointedAs"],
    ),
    (
        "[P:Sri Lestari] adalah Rektor [O:Universitas Samudra].",
        ["Rektor Universitas Samudra | Universitas Samudra | Sri Lestari | holdsOffice"],
    ),
    (
        "Rektor [O:Universitas Samudra] saat ini adalah Prof. [P:Sri Lestari].",
        ["Rektor Universitas Samudra | Universitas Samudra | Sri Lestari | holdsOffice"],
    ),
    (
        "Wali Kota [T:Lyonesse] sebagai Ketua [O:Jejaring Pesisir] membuka rapat.",
        [
            "Wali Kota Lyonesse | Lyonesse | - | -",
            "Ketua Jejaring Pesisir | Jejaring Pesisir | Wali Kota Lyonesse | holdsOffice",
        ],
    ),
    (
        "Presiden melantik [P:Sri Lestari] sebagai Kepala [G:BPOM].",
        ["Kepala BPOM | BPOM | Sri Lestari | appointedAs"],
    ),
    (
        "Partai itu mencalonkan [P:Sri Lestari] sebagai Gubernur [L:Banten].",
        ["Gubernur Banten | Banten | Sri Lestari | - candidate"],
    ),
    (
        "Kepala Cabang [O:Yayasan Rimba] di [T:Batang], [P:Sri Lestari], hadir.",
        ["Kepala Cabang Yayasan Rimba | Yayasan Rimba | Sri Lestari | holdsOffice"],
    ),
    (
        "Deputi Komisioner [G:OJK] Bidang Edukasi dan Perlindungan Konsumen [P:Rahmat] hadir.",
        [
            "Deputi Komisioner OJK Bidang Edukasi dan Perlindungan Konsumen"
            " | OJK | Rahmat | holdsOffice"
        ],
    ),
    (
        "Presiden terpilih [P:Darma Setiadi] menyusun kabinet.",
        ["Presiden | - | Darma Setiadi | appointedAs"],
    ),
    (
        "Ia menggantikan [P:Rahmat] sebagai Ketua [O:Koperasi Mina].",
        ["Ketua Koperasi Mina | Koperasi Mina | Rahmat | holdsOffice former"],
    ),
    (
        "Pernah menjabat sebagai Dekan Fakultas Hukum [O:Universitas Samudra], ia dihormati.",
        [
            "Dekan Fakultas Hukum Universitas Samudra"
            " | Universitas Samudra | - | holdsOffice points_back"
        ],
    ),
    (
        "Duta Besar [C:Norlandia] untuk [C:Westmark] dan [C:Lyonia], [P:Erik Solberg], hadir.",
        ["Duta Besar Norlandia untuk Westmark dan Lyonia | Norlandia | Erik Solberg | holdsOffice"],
    ),
    # two offices of one holder
    (
        "Pendiri dan CEO [O:Warungku] [P:Toni Wirawan] hadir.",
        [
            "Pendiri | Warungku | Toni Wirawan | holdsOffice",
            "CEO Warungku | Warungku | Toni Wirawan | holdsOffice",
        ],
    ),
    (
        "Ketua sekaligus pendiri [O:Yayasan Rimba], [P:Toni Wirawan], hadir.",
        [
            "Ketua | Yayasan Rimba | Toni Wirawan | holdsOffice",
            "pendiri Yayasan Rimba | Yayasan Rimba | Toni Wirawan | holdsOffice",
        ],
    ),
    (
        "Menteri Investasi/Kepala [G:BKPM] [P:Rahmat] hadir.",
        [
            "Menteri Investasi | - | Rahmat | holdsOffice",
            "Kepala BKPM | BKPM | Rahmat | holdsOffice",
        ],
    ),
    (
        "[P:Rahmat] merupakan Ketua [O:Koperasi Mina] dan Bendahara [O:Masjid Al Huda].",
        [
            "Ketua Koperasi Mina | Koperasi Mina | Rahmat | holdsOffice",
            "Bendahara Masjid Al Huda | Masjid Al Huda | Rahmat | holdsOffice",
        ],
    ),
    (
        "Wali Kota [T:Medan] yang juga Ketua [O:Pramuka Medan], [P:Rahmat], hadir.",
        [
            "Wali Kota Medan | Medan | Rahmat | holdsOffice",
            "Ketua Pramuka Medan | Pramuka Medan | Rahmat | holdsOffice",
        ],
    ),
    # marks
    (
        "Mantan Bupati [L:Batang] [P:Rahmat] divonis bebas.",
        ["Bupati Batang | Batang | Rahmat | holdsOffice former"],
    ),
    (
        "eks Dirut [O:PT Abadi], [P:Rahmat], ditahan.",
        ["Dirut PT Abadi | PT Abadi | Rahmat | holdsOffice former"],
    ),
    (
        "Plt Gubernur [L:Banten] [P:Rahmat] hadir.",
        ["Gubernur Banten | Banten | Rahmat | holdsOffice acting"],
    ),
    (
        "Penjabat (Pj) Gubernur [L:Banten] [P:Rahmat] hadir.",
        ["Gubernur Banten | Banten | Rahmat | holdsOffice acting"],
    ),
    (
        "[P:Rahmat] yang juga mantan Rektor [O:Universitas Samudra] hadir.",
        ["Rektor Universitas Samudra | Universitas Samudra | Rahmat | holdsOffice former"],
    ),
    (
        "Calon Gubernur [L:Banten] [P:Rahmat] berkampanye.",
        ["Gubernur Banten | Banten | Rahmat | - candidate"],
    ),
    # members
    (
        "Anggota [G:Komisi II DPR] Fraksi [O:Fajar Baru] [P:Ratna Kusnadi] meminta audit.",
        [
            "Anggota Komisi II DPR Fraksi Fajar Baru | Komisi II DPR | Ratna Kusnadi | memberOf",
            "Anggota Komisi II DPR Fraksi Fajar Baru | Fajar Baru | Ratna Kusnadi | memberOf",
        ],
    ),
    (
        "Menurut politikus [O:Partai Fajar Baru] [P:Ratna Kusnadi], usul itu lemah.",
        ["politikus Partai Fajar Baru | Partai Fajar Baru | Ratna Kusnadi | memberOf"],
    ),
    (
        "Usul itu lemah, ujar politikus [O:Partai Fajar Baru] itu.",
        ["politikus Partai Fajar Baru | Partai Fajar Baru | - | memberOf points_back"],
    ),
    (
        "[P:Ratna Kusnadi], anggota [G:DPRD Banten], menolak.",
        ["anggota DPRD Banten | DPRD Banten | Ratna Kusnadi | memberOf"],
    ),
    (
        "Penyerang [O:Persada FC] [P:Marco Bellini] mencetak gol.",
        ["Penyerang Persada FC | Persada FC | Marco Bellini | memberOf"],
    ),
    (
        "Pengamat politik dari [O:Universitas Samudra], [P:Sri Lestari], menilai lain.",
        [
            "Pengamat politik dari Universitas Samudra"
            " | Universitas Samudra | Sri Lestari | affiliatedWith"
        ],
    ),
    # no holder
    (
        "Mantan Gubernur [L:Banten] itu tersenyum.",
        ["Gubernur Banten | Banten | - | holdsOffice former points_back"],
    ),
    (
        "Gubernur [L:Banten] akan menerima tamu.",
        ["Gubernur Banten | Banten | - | -"],
    ),
    (
        "Direktur [O:PT Abadi] belum dapat dihubungi.",
        ["Direktur PT Abadi | PT Abadi | - | -"],
    ),
    # mentions that are not quite right
    (
        "[P:Gubernur Made Sukerta] meninjau lokasi banjir.",
        ["Gubernur | - | Made Sukerta | holdsOffice"],
    ),
    (
        "[P:Menteri Keuangan Darma Setiadi] menolak usul itu.",
        ["Menteri Keuangan | - | Darma Setiadi | holdsOffice"],
    ),
    (
        "[O:Direktur PT Abadi] [P:Rahmat] menolak usul itu.",
        ["Direktur PT Abadi | Direktur PT Abadi | Rahmat | holdsOffice"],
    ),
    (
        "Gubernur [L:Banten] Rahmat Hidayatullah menolak usul itu.",
        ["Gubernur Banten | Banten | Rahmat Hidayatullah | holdsOffice"],
    ),
    (
        "Kata Ketua Umum [O:Persatuan Guru Rimba], Juwita Ardani, kemarin.",
        ["Ketua Umum Persatuan Guru Rimba | Persatuan Guru Rimba | Juwita Ardani | holdsOffice"],
    ),
    (
        "Presiden Okonjo disambut Menteri Perdagangan [P:Rahmat].",
        [
            "Presiden | - | Okonjo | holdsOffice",
            "Menteri Perdagangan | - | Rahmat | holdsOffice",
        ],
    ),
    (
        "Menteri Keuangan [O:Darma Setiadi] menolak usul itu.",
        ["Menteri Keuangan | - | Darma Setiadi | holdsOffice"],
    ),
    (
        "Menteri Keuangan [C:Norlandia] [L:Erik Solberg] menolak usul itu.",
        ["Menteri Keuangan Norlandia | Norlandia | Erik Solberg | holdsOffice"],
    ),
    (
        "Anggota [G:Komisi II DPR Fraksi Fajar] [P:Ratna Kusnadi] menolak usul itu.",
        [
            "Anggota Komisi II DPR Fraksi Fajar"
            " | Komisi II DPR Fraksi Fajar | Ratna Kusnadi | memberOf",
            "Anggota Komisi II DPR Fraksi Fajar | Fraksi Fajar | Ratna Kusnadi | memberOf",
        ],
    ),
    (
        "Kepala Divisi Hubungan Pelanggan [O:PT Samudra Niaga] [P:Rahmat] hadir.",
        [
            "Kepala Divisi Hubungan Pelanggan PT Samudra Niaga"
            " | PT Samudra Niaga | Rahmat | holdsOffice"
        ],
    ),
    (
        "Kepala Dinas [O:Arsip] dan Perpustakaan [T:Kota Tegal], [P:Rahmat], hadir.",
        ["Kepala Dinas Arsip dan Perpustakaan Kota Tegal | Kota Tegal | Rahmat | holdsOffice"],
    ),
    (
        "[P:Rahmat] dilantik menjadi gubernur dengan [P:Slamet Riyono] sebagai wakil gubernur.",
        [
            "gubernur | - | Rahmat | appointedAs",
            "wakil gubernur | - | Slamet Riyono | holdsOffice",
        ],
    ),
    (
        "CEO [P:WarungKu Toni Wirawan] menolak usul itu.",
        ["CEO WarungKu | WarungKu | Toni Wirawan | holdsOffice"],
    ),
    (
        "Dirjen [P:Perhubungan Darat Toni Wirawan] menolak usul itu.",
        ["Dirjen Perhubungan Darat | - | Toni Wirawan | holdsOffice"],
    ),
    (
        "Kanit Reskrim [G:Polsek Batang], Iptu [P:Yoga Pradana], membenarkan.",
        ["Kanit Reskrim Polsek Batang | Polsek Batang | Yoga Pradana | holdsOffice"],
    ),
    (
        "[P:Rahmat] memimpin [O:PT Abadi] sejak 2015.",
        ["memimpin PT Abadi | PT Abadi | Rahmat | leads"],
    ),
]

ENGLISH = [
    # an office before a name
    (
        "President [P:Olive Harcourt] arrived on Monday.",
        ["President | - | Olive Harcourt | holdsOffice"],
    ),
    (
        "[C:Norland] President [P:Olive Harcourt] arrived on Monday.",
        ["Norland President | Norland | Olive Harcourt | holdsOffice"],
    ),
    (
        "Malaysian Prime Minister [P:Olive Harcourt] and French President [P:Sam Okello] met.",
        [
            "Malaysian Prime Minister | Malaysian | Olive Harcourt | holdsOffice",
            "French President | French | Sam Okello | holdsOffice",
        ],
    ),
    (
        "prime minister [P:Olive Harcourt] resigned.",
        ["prime minister | - | Olive Harcourt | holdsOffice"],
    ),
    (
        "Trade and Industry Minister [P:Olive Harcourt] resigned.",
        ["Trade and Industry Minister | - | Olive Harcourt | holdsOffice"],
    ),
    (
        "He met Tourism, Arts and Culture Minister [P:Olive Harcourt].",
        ["Tourism, Arts and Culture Minister | - | Olive Harcourt | holdsOffice"],
    ),
    (
        "[O:Brightwave] Chief Investment Officer [P:Sam Okello] said so.",
        ["Brightwave Chief Investment Officer | Brightwave | Sam Okello | holdsOffice"],
    ),
    (
        "[G:National Assembly] speaker [P:Olive Harcourt] sat beside him.",
        ["National Assembly speaker | National Assembly | Olive Harcourt | holdsOffice"],
    ),
    (
        "[G:Anti-Fraud Commission] (AFC) chief commissioner [P:Sam Okello] said so.",
        [
            "Anti-Fraud Commission (AFC) chief commissioner"
            " | Anti-Fraud Commission | Sam Okello | holdsOffice"
        ],
    ),
    (
        "Mayor of [T:Lyonesse] [P:Olive Harcourt] opened the bridge.",
        ["Mayor of Lyonesse | Lyonesse | Olive Harcourt | holdsOffice"],
    ),
    (
        "[O:Brightwave]'s chief executive [P:Sam Okello] denied it.",
        ["chief executive | Brightwave | Sam Okello | holdsOffice"],
    ),
    (
        "The company's chief executive, [P:Sam Okello], denied it.",
        ["chief executive | The company | Sam Okello | holdsOffice"],
    ),
    (
        "Its chairman [P:Sam Okello] denied it.",
        ["chairman | Its | Sam Okello | holdsOffice"],
    ),
    (
        "[T:Lyonesse] Deputy Mayor [P:Olive Harcourt] denied it.",
        ["Lyonesse Deputy Mayor | Lyonesse | Olive Harcourt | holdsOffice"],
    ),
    (
        "Secretary of State for Transport [P:Olive Harcourt] denied it.",
        ["Secretary of State for Transport | - | Olive Harcourt | holdsOffice"],
    ),
    (
        "Head of [O:Brightwave] [P:Sam Okello] denied it.",
        ["Head of Brightwave | Brightwave | Sam Okello | holdsOffice"],
    ),
    (
        "[O:Lyonesse Rovers] manager [P:Marco Bellini] praised his team.",
        ["Lyonesse Rovers manager | Lyonesse Rovers | Marco Bellini | holdsOffice"],
    ),
    # a comma, then the name
    (
        "It will worry the chancellor, [P:Olive Harcourt], who has promised growth.",
        ["chancellor | - | Olive Harcourt | holdsOffice"],
    ),
    (
        "The mayor of [T:Lyonesse], [P:Olive Harcourt], opened the bridge.",
        ["mayor of Lyonesse | Lyonesse | Olive Harcourt | holdsOffice"],
    ),
    (
        "The governor of [L:Westmark], [C:Norland], [P:Olive Harcourt], opened the bridge.",
        ["governor of Westmark | Westmark | Olive Harcourt | holdsOffice"],
    ),
    # an office behind a name
    (
        "[P:Sam Okello], the economics director at the [O:Guild of Accountants], was gloomy.",
        [
            "economics director at the Guild of Accountants"
            " | Guild of Accountants | Sam Okello | holdsOffice"
        ],
    ),
    (
        "[P:Sam Okello], speaker of the [G:National Assembly], was gloomy.",
        ["speaker of the National Assembly | National Assembly | Sam Okello | holdsOffice"],
    ),
    (
        "[P:Sam Okello], 52, head of policy at [O:Brightwave], was gloomy.",
        ["head of policy at Brightwave | Brightwave | Sam Okello | holdsOffice"],
    ),
    (
        "[P:Sam Okello], who is chief executive of [O:Brightwave], was gloomy.",
        ["chief executive of Brightwave | Brightwave | Sam Okello | holdsOffice"],
    ),
    (
        "[P:Sam Okello], chief financial officer of [O:Brightwave].",
        ["chief financial officer of Brightwave | Brightwave | Sam Okello | holdsOffice"],
    ),
    (
        "[P:Sam Okello], the finance director of [P:Harcourt Meridian Freight], was gloomy.",
        [
            "finance director of Harcourt Meridian Freight"
            " | Harcourt Meridian Freight | Sam Okello | holdsOffice"
        ],
    ),
    (
        "[P:Sam Okello] is the chairman of the [O:Lyonesse Trust].",
        ["chairman of the Lyonesse Trust | Lyonesse Trust | Sam Okello | holdsOffice"],
    ),
    (
        "[P:Sam Okello] (chair of the [O:Lyonesse Trust]) was gloomy.",
        ["chair of the Lyonesse Trust | Lyonesse Trust | Sam Okello | holdsOffice"],
    ),
    (
        "[P:Sam Okello], [O:Brightwave]'s executive chairman, was gloomy.",
        ["executive chairman | Brightwave | Sam Okello | holdsOffice"],
    ),
    (
        "[O:Westmark Bank] vice-president of equity research, [P:Sam Okello], was gloomy.",
        [
            "Westmark Bank vice-president of equity research"
            " | Westmark Bank | Sam Okello | holdsOffice"
        ],
    ),
    (
        "'We will grow,' said [O:Brightwave] co-founder and president [P:Sam Okello].",
        [
            "Brightwave co-founder | Brightwave | Sam Okello | holdsOffice",
            "president | Brightwave | Sam Okello | holdsOffice",
        ],
    ),
    (
        "The president of the [L:Westmark] region, [P:Olive Harcourt], objected.",
        ["president of the Westmark region | Westmark | Olive Harcourt | holdsOffice"],
    ),
    (
        "[C:Norland] ambassador to the [C:United Isles] [P:Sam Okello] objected.",
        [
            "Norland ambassador to the United Isles | Norland | Sam Okello | holdsOffice",
        ],
    ),
    # verbs
    (
        "[P:Sam Okello] was appointed chief executive of [O:Brightwave] in May.",
        ["chief executive of Brightwave | Brightwave | Sam Okello | appointedAs"],
    ),
    (
        "[O:Brightwave] named [P:Sam Okello] chief executive on Friday.",
        ["chief executive | - | Sam Okello | appointedAs"],
    ),
    (
        "[P:Olive Harcourt] was sworn in as governor of [L:Westmark].",
        ["governor of Westmark | Westmark | Olive Harcourt | appointedAs"],
    ),
    (
        "[P:Olive Harcourt] served as finance minister of [C:Norland].",
        ["finance minister of Norland | Norland | Olive Harcourt | holdsOffice"],
    ),
    (
        "She serves as director of the [O:Lyonesse Trust].",
        ["director of the Lyonesse Trust | Lyonesse Trust | - | holdsOffice points_back"],
    ),
    (
        "She came in her capacity as the director of the [O:Lyonesse Trust].",
        ["director of the Lyonesse Trust | Lyonesse Trust | - | holdsOffice points_back"],
    ),
    (
        "Prof [P:Sam Okello], who heads [O:Brightwave], was gloomy.",
        ["heads Brightwave | Brightwave | Sam Okello | leads"],
    ),
    # marks
    (
        "Former finance minister [P:Olive Harcourt] disagreed.",
        ["finance minister | - | Olive Harcourt | holdsOffice former"],
    ),
    (
        "ex-president [P:Olive Harcourt] disagreed.",
        ["president | - | Olive Harcourt | holdsOffice former"],
    ),
    (
        "The acting mayor of [T:Lyonesse], [P:Olive Harcourt], disagreed.",
        ["mayor of Lyonesse | Lyonesse | Olive Harcourt | holdsOffice acting"],
    ),
    (
        "President-elect [P:Olive Harcourt] disagreed.",
        ["President-elect | - | Olive Harcourt | appointedAs"],
    ),
    (
        "He will replace [P:Olive Harcourt] as leader of the [O:Progress Party].",
        ["leader of the Progress Party | Progress Party | Olive Harcourt | holdsOffice former"],
    ),
    # two offices
    (
        "[O:Brightwave] founder and chief executive [P:Sam Okello] disagreed.",
        [
            "Brightwave founder | Brightwave | Sam Okello | holdsOffice",
            "chief executive | Brightwave | Sam Okello | holdsOffice",
        ],
    ),
    (
        "[P:Sam Okello], president and chief executive of [O:Brightwave], disagreed.",
        [
            "president | Brightwave | Sam Okello | holdsOffice",
            "chief executive of Brightwave | Brightwave | Sam Okello | holdsOffice",
        ],
    ),
    # members
    (
        "[O:Progress Party] MP [P:Olive Harcourt] disagreed.",
        ["Progress Party MP | Progress Party | Olive Harcourt | memberOf"],
    ),
    (
        "[P:Olive Harcourt], the MP for [T:Lyonesse], disagreed.",
        ["MP for Lyonesse | Lyonesse | Olive Harcourt | holdsOffice"],
    ),
    (
        "[P:Olive Harcourt], a member of the [G:Finance Committee], disagreed.",
        ["member of the Finance Committee | Finance Committee | Olive Harcourt | memberOf"],
    ),
    (
        "[O:Lyonesse Rovers] striker [P:Marco Bellini] scored twice.",
        ["Lyonesse Rovers striker | Lyonesse Rovers | Marco Bellini | memberOf"],
    ),
    (
        "[P:Sam Okello], a researcher at [O:Westmark University], disagreed.",
        ["researcher at Westmark University | Westmark University | Sam Okello | affiliatedWith"],
    ),
    # no holder, and mentions that are not quite right
    (
        "The [C:Norland] Prime Minister will travel in June.",
        ["Norland Prime Minister | Norland | - | -"],
    ),
    (
        "[P:Prime Minister Olive Harcourt] will travel in June.",
        ["Prime Minister | - | Olive Harcourt | holdsOffice"],
    ),
]

NOTHING = [
    ("id", "Kepala daerah harus bekerja lebih keras."),
    ("id", "Para gubernur dan bupati hadir."),
    ("id", "Sejumlah menteri dipanggil ke istana."),
    ("id", "Semua ketua RT diundang."),
    ("id", "Seorang gubernur tidak boleh lalai."),
    ("id", "Setiap direktur wajib melapor."),
    ("id", "Presiden tiba pada Senin pagi."),
    ("id", "Warga [L:Kampung Baru] [P:Slamet Riyono] mengeluh."),
    ("id", "Istri [P:Slamet Riyono] mengeluh."),
    ("id", "Tersangka [P:Slamet Riyono] ditahan."),
    ("id", "Penyanyi [P:Sri Lestari] merilis lagu baru."),
    ("id", "[P:Imam Wicaksono] tiba bersama [P:Raja Nasrullah]."),
    ("id", "Peraturan Gubernur [L:Banten] itu dicabut."),
    ("id", "Kami kasi tahu nanti."),
    ("id", "Para anggota [G:DPRD Banten] pulang."),
    ("id", "[P:Sri Lestari] menjadi panelis dalam diskusi itu."),
    ("id", "Pasar [O:Bank Rakyat] tumbuh."),
    ("id", "Kapten [P:Yoga Pradana] gugur."),
    ("id", "Guru itu mengajar."),
    ("id", "Wakil rakyat harus turun."),
    ("en", "A minister said so."),
    ("en", "Several governors agreed."),
    ("en", "The mayor smiled."),
    ("en", "Every director must report."),
    ("en", "He will head home on Monday."),
    ("en", "They chair meetings."),
    ("en", "[P:Martin Lowell King] spoke to [P:Howard Dean]."),
    ("en", "Actor [P:Olive Harcourt] smiled."),
    ("en", "Her husband [P:Sam Okello] smiled."),
    ("en", "[O:Premier League] clubs spent more."),
    ("en", "The driver [P:Sam Okello] was unhurt."),
    ("en", "Ministers from nine countries met."),
    ("en", "Secretaries and managers left early."),
    ("en", "Captain [P:Sam Okello] was unhurt."),
    ("en", "[C:Norlandic] striker [P:Marco Bellini] scored."),
    ("id", "Pemain asal [C:Norlandia], [P:Marco Bellini], cedera."),
    ("id", "Penyidik [G:KPK] memeriksa saksi."),
    ("id", "Analis Premier Sekuritas menilai lain."),
    ("id", "Yayasan Imam Foundation membantu warga."),
    ("id", "Seleksi pimpinan [G:KPK] ini ditunda."),
    ("id", "Penggagas riset itu belum menjawab."),
    ("id", "Ikan Raja Laut dipamerkan."),
    ("id", "Kepada hakim, [P:Rahmat] mengaku menyesal."),
    ("id", "Itu kebijakan pemerintah pimpinan [P:Rahmat]."),
    ("id", "Ia dijuluki raja dangdut [P:Rahmat]."),
    ("id", "Dewan Pimpinan Pusat [O:Partai Fajar Baru] bersidang."),
    ("id", "Pemilihan calon pimpinan [G:KPK] ditunda."),
]


@pytest.mark.parametrize(("sentence", "expected"), INDONESIAN)
def test_an_indonesian_office_has_its_words_its_body_and_its_holder(
    sentence: str, expected: list[str]
) -> None:
    text, found = read(sentence, "id")
    assert [line(text, office) for office in found] == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_an_english_office_has_its_words_its_body_and_its_holder(
    sentence: str, expected: list[str]
) -> None:
    text, found = read(sentence, "en")
    assert [line(text, office) for office in found] == expected


@pytest.mark.parametrize(("language", "sentence"), NOTHING)
def test_bare_common_and_personal_uses_of_a_title_are_no_office(
    language: str, sentence: str
) -> None:
    text, found = read(sentence, language)
    assert [line(text, office) for office in found] == []


def test_dots_of_abbreviations_and_brackets_of_ranks_are_passed_over() -> None:
    text = "Plt. Kapolres Batang Kombes Pol. (Purn) Yoga Pradana hadir."
    place, person = text.index("Batang"), text.index("Yoga")
    mentions = [
        Mention(Span(place, place + 6), "City", "Batang", "test"),
        Mention(Span(person, person + 12), "Person", "Yoga Pradana", "test"),
    ]
    sentence = Sentence(Span(0, len(text)), tokens(text))
    [office] = find_offices(Document(Article(text, language="id"), (sentence,)), mentions)
    assert line(text, office) == "Kapolres Batang | Batang | Yoga Pradana | holdsOffice acting"


def test_the_span_is_the_words_of_the_office_and_the_marked_span_has_the_mark() -> None:
    text, [office] = read("Kemarin mantan Bupati [L:Batang] [P:Rahmat] hadir.", "id")
    assert office.span.of(text) == "Bupati Batang"
    assert office.marked.of(text) == "mantan Bupati Batang"
    assert office.head_span.of(text) == "Bupati"
    assert office.head == "regent"


def test_the_body_may_be_wider_than_the_mention_of_its_place() -> None:
    text, [office] = read("Kepala Dinas Sosial [L:Banten] [P:Rahmat] hadir.", "id")
    assert office.of is not None
    assert office.of.text == "Banten"
    assert office.of_span is not None
    assert office.of_span.of(text) == "Dinas Sosial Banten"
    assert office.of_kind == "GovernmentBody"


def test_a_term_of_office_is_given_and_no_part_of_the_office() -> None:
    text, [office] = read("Ketua [O:Yayasan Rimba] periode 2020-2025, [P:Rahmat], hadir.", "id")
    assert office.period is not None
    assert office.period.of(text) == "periode 2020-2025"
    assert office.text == "Ketua Yayasan Rimba"


def test_a_title_inside_a_persons_mention_leaves_the_name_as_holder() -> None:
    text, [office] = read("[P:Kapolres AKBP Yoga Pradana] hadir.", "id")
    assert office.holder is not None
    assert office.holder.text == "Kapolres AKBP Yoga Pradana"
    assert office.holder_span is not None
    assert office.holder_span.of(text) == "Yoga Pradana"


def test_an_unnamed_holder_is_given_as_a_span_without_a_mention() -> None:
    text, [office] = read("Gubernur [L:Banten] Rahmat Hidayatullah hadir.", "id")
    assert office.holder is None
    assert office.holder_span is not None
    assert office.holder_span.of(text) == "Rahmat Hidayatullah"
    assert office.rule == "office:guess"


def test_a_holder_inside_a_bodys_mention_is_known_by_his_name_elsewhere() -> None:
    text, found = read(
        "Ketua [O:Koperasi Mina Ratna Kusnadi] menolak. Menurut [P:Ratna], itu keliru.", "id"
    )
    assert [line(text, office) for office in found] == [
        "Ketua Koperasi Mina | Koperasi Mina Ratna Kusnadi | Ratna Kusnadi | holdsOffice"
    ]
    assert found[0].of_span is not None
    assert found[0].of_span.of(text) == "Koperasi Mina"


def test_a_person_whose_name_is_part_of_a_bodys_name_is_that_body() -> None:
    text, found = read(
        "[O:PT Samudra Niaga Tbk] untung. Direktur Utama [P:Samudra Niaga], [P:Rahmat], hadir.",
        "id",
    )
    assert [line(text, office) for office in found] == [
        "Direktur Utama Samudra Niaga | Samudra Niaga | Rahmat | holdsOffice"
    ]


def test_words_that_only_fill_an_office_are_no_body() -> None:
    _, [office] = read("Direktur Hak Cipta dan Desain Industri [P:Rahmat] hadir.", "id")
    assert office.text == "Direktur Hak Cipta dan Desain Industri"
    assert office.of_span is None


def test_short_and_long_forms_of_an_office_share_their_key() -> None:
    heads = [
        read(f"{form} [P:Darma Setiadi] hadir.", "id")[1][0].head
        for form in ("Menkeu", "Menteri Keuangan", "Finance Minister")
    ]
    assert heads == ["minister-of-finance"] * 3


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "piece", ["Ketua ", "Direktur dan ", "Wakil ", "chief and ", "(", "Presiden, ", "of the head "]
)
def test_a_long_hostile_line_is_read_in_linear_time(language: str, piece: str) -> None:
    def seconds(count: int) -> float:
        document = segment(Article(piece * count, language=language))
        begin = time.process_time()
        find_offices(document, ())
        return time.process_time() - begin

    seconds(100)
    assert seconds(8_000) < 40 * max(seconds(1_000), 0.002)


def test_a_sentence_may_be_cut_off_behind_an_office(tell: Any) -> None:
    assert tell("Presiden Joko Widodo bertemu Gubernur Bank Indonesia di")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kepala Kanwil Kemenag Bali, Budi Ali, hadir.", "Kanwil Kemenag Bali"),
        (
            "Kepala Dinas Pemuda dan Olahraga Palu, Budi Ali, hadir.",
            "Dinas Pemuda dan Olahraga Palu",
        ),
        (
            "Kepala Balai Besar Wilayah Sungai Brantas, Budi Ali, hadir.",
            "Balai Besar Wilayah Sungai Brantas",
        ),
        ("Asisten II Setda Palu, Budi Ali, hadir.", "Setda Palu"),
    ],
)
def test_a_body_has_its_regional_office_and_no_number_of_a_post(text: str, body: str) -> None:
    at = text.index("Budi")
    named = [Mention(Span(at, at + 8), "Person", "Budi Ali", "test")]
    [office] = find_offices(segment(Article(text, language="id")), named)
    assert office.of_span is not None
    assert office.of_span.of(text) == body
