"""Plain text: each page is drawn as (kind, block) pairs and must be cut and told just so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.blocks.lines import split_lines
from sayso.blocks.repeats import fold
from sayso.blocks.restates import link
from sayso.model import ASIDE, Block, Span

H, L, B, S, C, Q, X, T, F = ("headline", "lead", "body", "subhead", "caption", "pullquote", "correction", "teaser",
                             "boilerplate")

WIRE = [
    (F, "BC-KARSOVA-MARN"),
    (F, "Eds: Updates with army denial in paragraph 4."),
    (H, "Rebels say they still hold Marn"),
    (F, "By ANA RUSK"),
    (F, "Continental Press"),
    (B, "VELDIN, Karsova (CP) — The Northern Council said Sunday that its fighters still held the town of Marn, a "
        "day after the army announced that it had raised its flag there."),
    (B, "“We are in the town hall and the tea is hot,” council spokeswoman Mira Tosk told Continental Press by "
        "telephone."),
    (B, "Colonel Petar Zoric, a spokesman for the Karsova Armed Forces, denied it."),
    (B, "The road to Tolvik stayed shut for a fourth day, drivers in Sered said."),
    (F, "___"),
    (F, "Continental Press writer Tom Hale in Port Lisk contributed to this report."),
]
BLOG = [
    (F, "Skip to main content"),
    (H, "Army 'takes' Ostrel Valley: rebels say the generals have captured an EMPTY car park"),
    (B, "Karsova's generals claimed a second victory in a week on Monday, and the rebels laughed at it."),
    (B, "The fighting began before dawn near Anabrek, residents said, and had died down by noon."),
    (C, "Soldiers pose beside a captured lorry near Anabrek in the Ostrel Valley on May 12"),
    (C, "Soldiers pose beside a captured lorry near Anabrek in the Ostrel Valley on May 12"),
    (B, "A spokeswoman for the Northern Council said that the lorry had been left there with an empty tank."),
    (C, "Mira Tosk (left), who speaks for the Northern Council, at a news conference in April"),
    (S, "Clinic runs out of blood"),
    (B, "MedAid said its clinic in Tolvik had treated 96 people and had no blood left."),
    (B, "It is not known how many people are still in the village, though a teacher put them at 300"),
    (B, "The ministry did not answer questions about the clinic."),
    (F, "Popular posts from this blog"),
    (T, "How to choose a walking holiday by the Vessen lakes"),
    (T, "Planning your first walk by the lakes? Spring is the time to go, guides say, because the inns are half "
        "empty and the cheese is young. Pack a coat."),
    (T, "Ten signs that your cat runs the household"),
]
NEWSLETTER = [
    (F, "View this email in your browser"),
    (F, "From: Meridian Briefing"),
    (H, "The valley after the battle"),
    (F, "You are receiving this email because you signed up at our website."),
    (B, "Here is what we know, and what we do not, about the fighting in the Ostrel Valley."),
    (S, "WHO HOLDS MARN?"),
    (B, "The government says it does. The rebels say that they never left. Our reporter could not get past Sered."),
    (S, "The toll"),
    (B, "MedAid counted 96 wounded; the Ostrel Observatory spoke of at least 40 dead on both sides."),
    (T, "Read more: The teacher who stayed in Tolvik"),
    (F, "Share this newsletter: Email, Twitter"),
    (F, "To unsubscribe, click here"),
    (F, "© 2031 Meridian. All rights reserved."),
]
WRAPPED = [
    (H, "Envoy asks both sides for a truce in the valley"),
    (F, "12 May 2031"),
    (B, "PORT LISK - The United Nations envoy Ruth Okello asked the army and the\n"
        "Northern Council on Monday to stop shooting for three days, so that the\n"
        "wounded could be carried out of Tolvik and Anabrek."),
    (B, "'I have asked for seventy-two hours and I have been given a cup of\n"
        "coffee,' Okello told reporters in Port Lisk. She said that she would ask\n"
        "again on Tuesday."),
    (B, "The Interior Ministry said it was ready to agree if the rebels laid\n"
        "down their heavy weapons first, which the council has refused to do\n"
        "since the spring."),
    (B, "A spokeswoman for the council said the offer had not reached it."),
]
LIVE = [
    (H, "Live: fighting in the Ostrel Valley"),
    (F, "14:05"),
    (S, "Council denies losing Marn"),
    (B, "Mira Tosk of the Northern Council has told Harbour Post that reports of the fall of Marn are false."),
    (F, "13:40"),
    (S, "Army spokesman announces advance"),
    (B, "Colonel Petar Zoric says that the army has entered the town and met no resistance."),
    (F, "9.15am"),
    (B, "Good morning. We are following the fighting in northern Karsova, where shelling was heard at first light."),
    (F, "Share on Facebook"),
]
RELEASE = [
    (F, "FOR IMMEDIATE RELEASE"),
    (H, "MEDAID CALLS FOR SAFE ROADS OUT OF TOLVIK"),
    (B, "PORT LISK, 12 May 2031 – The aid agency MedAid today called on all sides to open the road from Tolvik to "
        "Sered."),
    (B, "“Our nurses have worked for fifty hours,” said Jana Orel, who runs the clinic. “They cannot do fifty "
        "more.”"),
    (B, "The agency has treated 96 people in the village since Friday, among them 31 children."),
    (F, "ENDS"),
    (F, "Media contact: press desk, MedAid, Port Lisk"),
    (F, "About MedAid"),
    (F, "MedAid is a charity that runs nine clinics in three countries and is paid for by gifts."),
]
STANDFIRST = [
    (F, "WORLD"),
    (H, "The son also fights"),
    (L, "Darin Velk was to be an engineer. Now he leads what is left of his father's men."),
    (F, "By Ana Rusk and Tom Hale"),
    (F, "Published: 11 May 2031"),
    (B, "He speaks softly, and he does not like to be asked about his father, who was shot in 2019."),
    (Q, "“I was going to build bridges. Now I blow them up.”"),
    (B, "In a kitchen in Sered he turned a cup in his hands. “I was going to build bridges. Now I blow them up,” "
        "he said, and he did not smile."),
    (C, "Darin Velk in Sered in April. Photograph: Ana Rusk/CP"),
    (B, "His mother, he said, had wanted him to stay abroad."),
    (X, "This article was amended on 12 May 2031. An earlier version gave the wrong year for the death of Aron "
        "Velk."),
    (F, "Related stories"),
    (T, "Who is who in the Northern Council"),
    (T, "The valley that three armies wanted"),
]
MARKDOWN = [
    (H, "Port Lisk counts its ships"),
    (L, "*Nobody in the harbour believes the ministry, and the ministry believes nobody in the harbour.*"),
    (C, "![Cranes over the harbour](cranes.jpg)"),
    (B, "Six freighters left Port Lisk on Friday, the harbour master said, and **none** has come back."),
    (S, "What the ministry says"),
    (B, "The ministry says that there were four, and that all of them were empty."),
    (F, "---"),
    (F, "[Read more](https://harbour.example/ships)"),
]
MID_ARTICLE = [
    (H, "Drava bridge falls into the river"),
    (B, "The last bridge over the Drava fell into the river on Sunday night, villagers said, and took a fish "
        "market with it."),
    (F, "Related"),
    (T, "Five bridges that the war has left"),
    (T, "Ferrymen raise their price again"),
    (B, "Nobody was hurt, because the market had closed at six, the mayor of Marn told Karsova Today."),
    (B, "Engineers had warned of cracks since the winter, according to a report seen by this newspaper."),
]
PAGES = {"wire": WIRE, "blog": BLOG, "newsletter": NEWSLETTER, "wrapped": WRAPPED, "live": LIVE, "release": RELEASE,
         "standfirst": STANDFIRST, "markdown": MARKDOWN, "teasers in the middle": MID_ARTICLE}
MARKUP = {"markdown": {0: "# ", 4: "## "}, "newsletter": {2: "Subject: "}}


def page(name: str, gap: str = "\n\n") -> str:
    marks = MARKUP.get(name, {})
    return gap.join(marks.get(at, "") + shown for at, (_, shown) in enumerate(PAGES[name]))


@pytest.mark.parametrize("gap", ["\n\n", "\n \u00a0\n", "\r\n\r\n"], ids=["lines", "no-break spaces", "CRLF"])
@pytest.mark.parametrize("name", PAGES)
def test_each_block_is_cut_and_told(name: str, gap: str) -> None:
    text = page(name, gap)
    blocks = split_lines(text)
    assert [(block.kind.value, block.span.cut(text)) for block in blocks] == PAGES[name]
    assert [block.id for block in blocks] == [f"b{at}" for at in range(len(blocks))]
    assert all(block.why for block in blocks)


ROWS = {
    "one long line": (
        "At least nine people were killed on Tuesday near Marn a monitoring group said. The army denied it. Residents "
        "pulled the dead from the rubble. Read more about the war the group said."),
    "two paragraphs": (
        "The Council said on Sunday that it had left Marn by night.\nIt took the wounded along, it added."),
    "no full stops": "the council said that it had left marn\nthe army said that it had taken marn",
    "a question and its answer": "How long will you stay?\nAs long as they let us, and they will not let us long.",
    "a list under a colon": (
        "The Council named three conditions, its spokeswoman said on Monday in Sered:\n"
        "no shelling\nno arrests\nan open road"),
}


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS)
def test_nothing_of_a_bare_row_is_put_aside(text: str) -> None:
    blocks = split_lines(text)
    assert not [block for block in blocks if block.kind in ASIDE]
    assert {block.kind.value for block in blocks} <= {"body", "headline"}


def test_one_line_is_body() -> None:
    assert [block.kind.value for block in split_lines("Rebels leave Marn")] == ["body"]


def test_words_of_furniture_inside_the_story_are_read() -> None:
    text = ("Advertisement boss flees Veldin\n\nThe man who sold the Advertisement pages of the Courier left on "
            "Sunday, friends said.\n\n'Read more, sell less,' he told them.\n\nSubscribe or die, a rival wrote on the "
            "wall, and the police say that they are looking for him.")
    assert not [block for block in split_lines(text) if block.kind in ASIDE]


def test_a_known_title_is_the_headline() -> None:
    text = "We are still here.\n\nThe Council said on Sunday that its fighters had not left the town of "
    "Marn.\n\nIt said more."
    assert split_lines(text)[0].kind.value == "body"
    assert split_lines(text, title="We are still here")[0].kind.value == "headline"


def test_the_headline_printed_twice() -> None:
    text = "Rebels leave Marn\n\nRebels leave Marn\n\nThe rebels left the town of Marn on Sunday, residents said."
    assert [(block.kind.value, block.repeats) for block in fold(text, split_lines(text))] == [
        ("headline", None), ("headline", "b0"), ("body", None)]


def test_caption_without_marks_between_captions() -> None:
    captions = "Rebels rest under a tree near Tolvik on Sunday"
    text = "\n\n".join([
        "The rebels left Marn on Sunday night, residents said, and took the bell along.", captions, captions,
        "A burnt lorry by the road to SeredThe bell of Marn before the war",
        "The army said that it knew nothing of a bell, and that none would be looked for.",
    ])
    assert [block.kind.value for block in split_lines(text)] == ["body", "caption", "caption", "caption", "body"]


def test_an_article_goes_on_after_a_list_of_others() -> None:
    """The words of the article come back: what stands under "Most read" was not the end."""
    before = ("The Northern Council said that its fighters held the town hall of Marn and the bridge over the Drava. "
              "The army said that its soldiers had taken the bridge on Sunday and would take the town hall by night. "
              "Residents of Marn said that they heard shelling near the bridge and saw soldiers run from the town "
              "hall.")
    after = ("Soldiers who held the bridge on Sunday said that the Council's fighters had left the town hall of "
             "Marn by night, residents said.")
    text = "\n\n".join([before, "Most read", "Ten signs that your cat runs the household", after])
    assert [block.kind.value for block in split_lines(text)] == ["body", "boilerplate", "teaser", "body"]


ALPHABET = st.sampled_from([
    "Marn", "fell", "the", "army", "said", "Pictured:", "(left)", "Read", "more", "Most", "read", "on", "Sunday", "12",
    "-", "—", "“", "”", "'", ".", "?", ":", ",", "#", "##", "*", ">", "©", "By", "\n", "\n\n", "\u00a0", "\t", "\r\n",
    "\u2028", "(", ")", "…", "Getty/CP", "U.S.", "北京",
])
TEXTS = st.lists(ALPHABET, max_size=80).map(" ".join) | st.text(max_size=200)


@given(TEXTS)
def test_spans_are_ordered_apart_stripped_and_leave_no_word_out(text: str) -> None:
    blocks = split_lines(text)
    at = 0
    for block in blocks:
        shown = block.span.cut(text)
        assert at <= block.span.start < block.span.end <= len(text)
        assert shown == shown.strip()
        assert not set("".join(text[at : block.span.start].split())) - set("#Subject:BETRFFsubjectbetreff")
        at = block.span.end
    assert not text[at:].strip()


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    def read() -> tuple[Block, ...]:
        return link(text, fold(text, split_lines(text)))

    assert read() == read()


def test_a_wrapped_paragraph_keeps_its_line_breaks() -> None:
    text = page("wrapped")
    assert "\n" in split_lines(text)[2].span.cut(text)
    assert split_lines(text)[2].span == Span(text.index("PORT LISK"), text.index("Anabrek.") + len("Anabrek."))
