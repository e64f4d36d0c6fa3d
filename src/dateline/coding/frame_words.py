"""Words that decide who does and who suffers what a trigger says, by lemma; `frames` reads the tree with them."""

from __future__ import annotations

RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
#: Verbs whose object does what the infinitive below them says.
OBJECT_CONTROL = frozenset(
    """ask tell order force urge allow permit enable cause want expect help get lead encourage compel persuade invite
    instruct direct command advise warn require let make see hear watch push press pressure call""".split()
)
#: Verbs that only carry a noun of action: their subject does what the noun says.
CARRIERS = frozenset(
    """carry launch conduct make stage mount commit perpetrate unleash undertake hold take give begin start continue
    resume announce impose order declare organise organize lead plan respond retaliate use deliver execute join
    attend pose issue threaten approve orchestrate direct do have provide offer sign reach mastermind participate
    engage step end halt suspend stop lift complete""".split()
)
#: Verbs that look on: their subject does not do what their object, a noun of action, says.
OUTSIDERS = frozenset(
    """condemn denounce criticise criticize see witness report describe investigate deny reject welcome support fear
    expect prevent avoid foil thwart survive blame suffer face undergo receive endure escape sustain experience
    oppose deplore mourn mark recall remember mention note discuss probe confirm call find say tell know think
    believe hear watch film photograph record cover document study examine review consider follow precede trigger
    cause provoke spark prompt include involve name put fight combat counter monitor justify defend praise hail
    applaud regret use attribute ascribe link suspect dismiss ignore allow permit enable let avert deter demand
    request urge seek want need require protest show like love hate repel repulse resist win lose get deserve compare
    liken commemorate average await predict forecast warn""".split()
)
#: "was the target of an attack": the subject suffers it.
SUBJECTS_OF = frozenset(["target", "subject", "victim", "object", "scene", "site"])
#: "a ceremony is taking place to hand over the base": the subject does not do it.
OCCURRING = frozenset({"take", "hold", "occur", "schedule", "stage", "place"})
#: Verbs whose grammatical subject suffers what the noun says.
SUFFERERS = frozenset(["suffer", "face", "undergo", "receive", "endure", "survive", "escape", "sustain", "experience"])
#: Verbs whose object is said to do what an "of", "for" or "with" clause tells.
BLAMING = frozenset(
    """accuse blame suspect charge convict stop prevent ban warn dissuade criticise criticize condemn acquit keep
    discourage deter prohibit bar denounce""".split()
)
#: Prepositions under an object, or a verb that only carries a noun, that belong to the trigger as well.
SHARED = tuple(
    """in at on near from to into outside inside against by with across around over after toward towards between
    along""".split()
)
