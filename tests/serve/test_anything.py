"""Whatever is asked, the answer is one of those that are meant, and never a fault of ours."""

from __future__ import annotations

import json
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

MEANT = {200, 303, 400, 404, 406, 413}
TEXT = st.text(max_size=60) | st.sampled_from(
    ["Ambon", "city-ambon", ":city-ambon", "Q3630", "supports", "kg:supports", "%00", "../..", "\0"]
)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
QUERY = st.fixed_dictionaries(
    {},
    optional={
        "query": TEXT | VALUE,
        "type": st.lists(TEXT, max_size=3) | TEXT | VALUE,
        "limit": st.integers(-2, 99) | VALUE,
        "properties": VALUE
        | st.lists(
            st.fixed_dictionaries(
                {
                    "pid": st.sampled_from(["supports", "wikidata", "articles", "name", "x"]),
                    "v": VALUE,
                }
            ),
            max_size=3,
        ),
        "type_strict": VALUE,
    },
)
EXTEND = st.fixed_dictionaries(
    {},
    optional={
        "ids": st.lists(TEXT, max_size=4) | VALUE,
        "properties": st.lists(
            st.fixed_dictionaries(
                {"id": st.sampled_from(["supports", "type", "names", "geonames"]) | TEXT},
                optional={"settings": VALUE},
            ),
            max_size=4,
        )
        | VALUE,
    },
)
often = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@often
@given(st.dictionaries(TEXT, QUERY | VALUE, max_size=4))
def test_any_batch_of_queries(site: TestClient, batch: dict[str, object]) -> None:
    found = site.post("/reconcile", data={"queries": json.dumps(batch)})
    assert found.status_code in MEANT, found.text
    if found.status_code == 200:
        assert set(found.json()) == set(json.loads(json.dumps(batch)))


@often
@given(EXTEND)
def test_any_wish_for_values(site: TestClient, wish: dict[str, object]) -> None:
    found = site.post("/reconcile", data={"extend": json.dumps(wish)})
    assert found.status_code in MEANT, found.text


@often
@given(
    st.sampled_from(["/id/{}", "/id/{}.ttl", "/search?q={}", "/about?iri={}", "/queries/{}",
                     "/queries/quotes-by?who={}", "/assets/{}", "/reconcile/suggest/{}",
                     "/reconcile/suggest/entity?prefix={}&cursor={}", "/reconcile/preview?id={}",
                     "/reconcile/properties?type={}&limit={}", "/?lang={}", "/ns?lang={}"]),
    TEXT,
    st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=40),
)  # fmt: skip
def test_any_path(site: TestClient, path: str, words: str, header: str) -> None:
    written = path.replace("{}", quote(words.encode("utf-8", "replace"), safe=""))
    headers = {"accept": header, "accept-language": header}
    found = site.get(written, headers=headers)
    assert found.status_code in MEANT, found.text
