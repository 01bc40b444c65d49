"""Sentences keep every character and stop where a reader would; languages are told or left open, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.language import detect, paragraphs, sentences

LANGUAGES = st.sampled_from([None, "en", "es", "fr", "de", "pt", "it", "nl", "ar", "he", "ja", "zh", "ru", "ko", "el", "xx"])
PROSE = st.text(
    st.sampled_from(list("aBcé ñМи。、「」日本 הא\"”“’'«»()[].!?…,:;-–0123\n\n\r\t\u00a0\u2028\x0c\u0301😀🇵🇾ﬁ\ud800")),
    max_size=120,
)


def split(text: str, language: str | None = "en") -> list[str]:
    return [text[a:b] for a, b in sentences(text, language)]


def parts(marked: str) -> tuple[str, list[str]]:
    """A text whose sentence ends are marked with `|`, and the sentences between the marks."""
    return marked.replace("|", ""), [piece.strip() for piece in marked.split("|")]


@settings(max_examples=300)
@given(st.one_of(PROSE, st.text(max_size=60)), LANGUAGES)
@example("a.\r\n\r\nb. c\r\n \n d.", "en")
@example("“a. b. “c. d.” e.", "en")
def test_sentences_are_ordered_and_stripped_and_leave_no_character_out(text: str, language: str | None) -> None:
    spans = sentences(text, language)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()


@settings(max_examples=150)
@given(PROSE)
def test_a_sentence_never_leaves_its_paragraph(text: str) -> None:
    whole = paragraphs(text)
    assert all(any(a <= start and end <= b for a, b in whole) for start, end in sentences(text, "en"))


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "He arrived at 3 p.m. |The talks began at once."),
        ("en", "They live in the U.S. |The president said so, and the U.S. Senate agreed."),
        ("en", "Lt. Gov. Jane Roe and Sen. John Q. Public met Gen. Lee. |Gov. Roe left for Ft. Worth. |Dr. Who stayed."),
        ("en", "J. K. Smith met A. B. Jones in St. Petersburg. |They talked."),
        ("en", "It was No. 5 on the list of approx. 50 names; see Art. 12 and p. 4. |He won 3.5% of $4.2bn."),
        ("en", "Wait... what? |Then… he came. |Really?! |Yes!"),
        ("en", "See https://example.org/a.b?c=d.e for more. |Then write to a.b@example.org."),
        ("en", "The vote was 5–4. |(It was close.) |The judge left."),
        ("en", "**Asunción.** |The house voted. |_It was close._ |Then it rose."),
        ("en", "1. First item is this. |2. Second item is that."),
        ("en", "[1] Ref one.[2] |Another sentence.[3]"),
        (
            "es",
            "El Sr. Pérez llegó a las 3 p. m. |La Sra. López dijo: «No. Nunca.» |¿Por qué? |Vive en EE.UU. |El resto no.",
        ),
        ("es", "Según el art. 12 de la ley núm. 5, el Dr. Gil y la Dra. Paz pueden votar. |Fin."),
        ("fr", "M. Macron a dit : « Nous n’irons pas. Nous restons. » |L’U.E. a voté. |J.-P. Dupont est parti !"),
        (
            "de",
            "Am 3. Mai kam Dr. Müller. |Er sagte: „Wir gehen nicht. Wir bleiben.“ |Das war z. B. Nr. 5. |Der 1. FC Köln verlor.",
        ),
        ("pt", "O Sr. Silva chegou às 15h. |O art. 12 da Lei n.º 5 vale. |A Dra. Ana saiu."),
        (
            "it",
            "Il sig. Rossi è arrivato. |L’art. 12 del d.l. n. 5 vale. |La dott.ssa Bianchi ha detto: «Non andremo. Restiamo.»",
        ),
        ("ar", "قال الرئيس إن الاتفاق تم. |هل هذا صحيح؟ |نعم! |ثم غادر."),
        ("he", 'הנשיא אמר שההסכם נחתם. |ד"ר כהן הלך. |צה"ל הודיע.'),
        ("ja", "首相は「行かない。残る。」と述べた。|その後、退席した。|本当か？"),
        ("zh", "总理说：“我们不去。我们留下。”|然后离开。|真的吗？"),
        ("ru", "В 2026 г. президент подписал закон. |Он сказал: «Мы не поедем. Мы остаёмся». |Это 5 млн. рублей."),
    ],
)
def test_abbreviations_numbers_and_quotations_do_not_end_a_sentence(language: str, marked: str) -> None:
    text, expected = parts(marked)
    assert split(text, language) == expected


def test_a_quotation_of_several_sentences_stays_in_one_piece() -> None:
    assert split("He said: “We will not go. We stay.” Then he left.") == ["He said: “We will not go. We stay.”", "Then he left."]


def test_a_speech_in_quotation_marks_is_split_all_the_same() -> None:
    speech = "“" + "We came here to say what we think of it. " * 20 + "So be it.” Then the house rose."
    pieces = split(speech)
    assert len(pieces) == 22
    assert pieces[0].startswith("“We came") and pieces[-2:] == ["So be it.”", "Then the house rose."]


def test_marks_that_never_close_do_not_swallow_the_paragraph() -> None:
    text = '"It was a 5" pipe. ' + "The pipe was old and the town knew of it. " * 20 + 'A 6" pipe followed.'
    assert len(split(text)) > 15


def test_a_long_paragraph_is_split_like_a_short_one() -> None:
    lines = [f"He said “It is the {number}th. So be it.” to Mr. Low of the U.S. Senate." for number in range(300)]
    assert split(" ".join(lines)) == lines


@pytest.mark.parametrize("mark", ["“", "»", " »", "'", "(", "“a. ", "«A b. "])
def test_marks_that_never_close_do_not_wear_the_splitter_out(mark: str) -> None:
    text = mark * 20_000
    spans = sentences(text, "en")
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


def test_a_blank_line_ends_a_sentence_and_a_wrapped_line_does_not() -> None:
    text = (
        "The deal was signed on Friday by the two\nministers, who had met in the capital of\nthe country. It takes effect in May."
    )
    text += "\n\nAsunción"
    assert [" ".join(piece.split()) for piece in split(text)] == [
        "The deal was signed on Friday by the two ministers, who had met in the capital of the country.",
        "It takes effect in May.",
        "Asunción",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Senate approves the pact\nThe Senate approved the pact on Friday, officials said, after a long debate.",
        "## Senate approves the pact on Friday after a long debate in both of its houses\nThe debate was long.",
        "- a first item without a full stop at its end\n- a second",
        "Deputy minister of finance\nGovernor of the bank\nEnvoy",
        "1) a first item that is rather long\n2) a second",
        "首相が辞任を表明した\n首相は金曜日に辞任を表明したと述べ、後任を選ぶ選挙が来月行われる",
    ],
)
def test_headings_and_items_end_at_the_end_of_their_line(text: str) -> None:
    assert split(text, detect(text)) == text.split("\n")


def test_windows_line_ends_shift_no_offset() -> None:
    assert split("One ends.\r\n\r\nTwo ends. Three ends.\r\n") == ["One ends.", "Two ends.", "Three ends."]


def test_paragraphs_are_what_blank_lines_part() -> None:
    text = "\n\n  One\ngoes on \n \t\nTwo\r\n\r\nThree"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One\ngoes on", "Two", "Three"]
    assert paragraphs(" \n ") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The president said on Friday that the agreement was signed and will be sent to the Senate."),
        ("es", "El presidente dijo el viernes que el acuerdo fue firmado y que será enviado al Senado de la República."),
        ("fr", "Le président a déclaré vendredi que l’accord était signé et qu’il sera envoyé au Sénat dans les jours à venir."),
        ("de", "Der Präsident sagte am Freitag, dass das Abkommen unterzeichnet ist und an den Senat geschickt wird."),
        ("pt", "O presidente disse na sexta-feira que o acordo foi assinado e que será enviado ao Senado da República."),
        ("it", "Il presidente ha detto venerdì che l’accordo è stato firmato e che sarà inviato al Senato della Repubblica."),
        ("nl", "De president zei vrijdag dat het akkoord is ondertekend en naar de Senaat wordt gestuurd."),
        ("ar", "قال الرئيس يوم الجمعة إن الاتفاق تم توقيعه."),
        ("fa", "رئیس جمهور روز جمعه گفت که این توافق امضا شده و به مجلس فرستاده می‌شود چون پیش از آن گفتگو شده است."),
        ("he", "הנשיא אמר ביום שישי שההסכם נחתם."),
        ("ja", "大統領は金曜日、協定が署名されたと述べた。"),
        ("zh", "总统星期五表示，协议已经签署。"),
        ("ru", "Президент сказал в пятницу, что соглашение подписано."),
        ("uk", "Президент сказав у п’ятницю, що угоду підписано, і її надішлють до парламенту."),
        ("el", "Ο πρόεδρος είπε την Παρασκευή ότι η συμφωνία υπογράφηκε."),
        ("ko", "대통령은 금요일에 협정이 서명되었다고 말했다."),
    ],
)
def test_the_language_is_told_from_one_sentence(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK",
        "12.5 % 2026-03-10",
        "Asunción, Paraguay",
        "Prezydent powiedział w piątek, że umowa została podpisana i trafi do Senatu.",
        "Presidenten sade i fredags att avtalet har undertecknats och ska skickas till senaten.",
    ],
)
def test_what_is_short_or_foreign_has_no_language(text: str) -> None:
    assert detect(text) is None


def test_names_in_another_script_do_not_change_the_language() -> None:
    assert detect("The word 協定 was read out by the minister, and the crowd answered with Да in the square.") == "en"
