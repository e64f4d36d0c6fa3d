"""Sentence by sentence: triggers and what belongs to them, made into drafts of claims."""

from __future__ import annotations

import msgspec

from dateline.coding.ascribe import Ascribed, apply, find_ascribed, find_denied
from dateline.coding.attribution import Attributor
from dateline.coding.completion import Completion
from dateline.coding.draft import Draft, Party
from dateline.coding.filters import overshadowed, stative, unasserted
from dateline.coding.groups import group_hits
from dateline.coding.insight import Insight
from dateline.coding.kinds import ALWAYS, MOVING, SPEECH_TYPES, political
from dateline.coding.means import Means
from dateline.coding.merge import share
from dateline.coding.modes import spoken_mode
from dateline.coding.negatives import report_domain, silences, unreal
from dateline.coding.numbers import Numbers
from dateline.coding.parties import Parties
from dateline.coding.phrases import about
from dateline.coding.place_link import PlaceLinks
from dateline.coding.postures import Postures
from dateline.coding.retold import MEANS, Retold
from dateline.coding.scene import Scene
from dateline.coding.sites import Sites
from dateline.coding.status import status_of, tense_cue
from dateline.coding.tolls import find_tolls
from dateline.coding.triggers import Hit, find_hits, role_fillers, rule_of
from dateline.coding.when import DateOf, day_of, resolve_first, setting_of, times_for
from dateline.coding.who import Cast
from dateline.records.claim import Attribution
from dateline.records.reference import TimeRef
from dateline.records.span import Span
from dateline.records.syntax import Sentence

_LEAVING = frozenset({"RETREAT", "CONCEDE"})
_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my"})
_CONDUCTED = frozenset({"conduct", "carry", "launch", "mount", "perpetrate", "commit", "stage", "claim"})
_BEFALL = frozenset({"happen", "occur", "take"})  # "it took place"
_IT = frozenset({"it", "this", "that", "incident", "which"})
_WITHIN = frozenset({"during", "after", "afterwards", "then", "when", "while", "as", "there"})
_MOVING = frozenset(["redeploy", "reposition", "relocate", "transfer", "move", "send", "shift"])


class Assembler:
    """Makes the drafts of one report."""

    def __init__(
        self,
        scene: Scene,
        cast: Cast,
        attributor: Attributor,
        date_of: DateOf,
        insight: Insight | None = None,
        links: PlaceLinks | None = None,
    ) -> None:
        self._scene, self._cast, self._attributor, self._date_of = scene, cast, attributor, date_of
        self._insight = insight
        self._completion = Completion(scene, cast, insight) if insight is not None else None
        self._parties, self._numbers, self._means = Parties(scene, cast), Numbers(scene), Means(scene)
        self._sites, self._retold = Sites(scene, links), Retold(scene)
        self._postures = Postures(scene, cast, attributor, date_of, self._completion)
        self._narrated: TimeRef | None = None
        self._said = TimeRef()  # when the last dated act of speech was
        self._setting: tuple[Sentence, TimeRef] | None = None  # a sentence that only sets the scene, and its day

    def drafts(self) -> list[Draft]:
        """Every draft of the report, in the order of the text."""
        made: list[Draft] = []
        domains = self._scene.tables.domains
        if report_domain([t.lower for s in self._scene.sentences for t in s.tokens], domains) is not None:
            return made
        for s in self._scene.sentences:
            reason = unreal([t.lower for t in s.tokens], domains)
            known = [h for h in find_hits(self._scene, s) if not self._silent(s, h)]
            hits = [h for h in known if not (unasserted(s, h) or overshadowed(s, h, known))]
            hits = [h for h in hits if not silences(reason, h.entry.type)]
            if self._insight is not None and reason is None:
                hits = self._insight.revise(s, hits, known)
            triggers = frozenset(h.token for h in hits)
            violent = frozenset(h.token for h in hits if h.entry.type in ("ASSAULT", "CASUALTY") and not h.verb)
            ascribed = find_ascribed(self._scene, self._cast, s, violent)
            cues = {a.cue for a in ascribed}
            for group in group_hits(s, hits):
                if any(h.token in cues or self._accusation(s, h, hits) for h in group):
                    continue
                draft = self._draft(s, group, triggers, made)
                if draft is None:
                    continue
                if self._insight is not None:
                    believed = self._insight.belief(s, [k for h in group for k in h.words], draft.event_type)
                    draft = msgspec.structs.replace(draft, belief=believed)
                draft = self._set(s, self._continued(s, draft, made))
                laid = next((a for a in ascribed if a.deed in {h.token for h in group}), None)
                made.append(apply(laid, draft) if laid is not None else draft)
                if draft.time.earliest and draft.time.basis != "published" and not draft.again:
                    self._narrated = draft.time
            self._date_back(s, made)
            told = any(d.sentence == s.index and d.time.earliest for d in made[-8:])
            day = None if told else setting_of(self._scene, s, triggers, self._date_of, self._narrated)
            if told or day is not None:
                self._setting = (s, day) if day is not None else None
            recent = any(d.event_type == "ASSAULT" and s.index - d.sentence <= 12 for d in made[-40:])
            if recent:
                made += [self._claimed(s, a) for a in ascribed if not a.explicit]
                made += [self._denied(s, a) for a in find_denied(self._scene, self._cast, s)]
            made += self._tolls(s, hits)
        return made

    @staticmethod
    def _accusation(s: Sentence, hit: Hit, hits: list[Hit]) -> bool:
        """ "accused Y of shelling the town": the shelling is the claim, not the accusation."""
        if hit.entry.type != "ACCUSE" or not hit.verb:
            return False
        for other in hits:
            if other.verb and other.entry.type in ALWAYS and s.tokens[other.token].dep == "pcomp":
                if any(t.index == hit.token for t in s.above(other.token)[:3]):
                    return True
        return False

    def _continued(self, s: Sentence, draft: Draft, before: list[Draft]) -> Draft:
        """A movement told on: who moves and whence is as it was said just before ("some had been sent to ...")."""
        if draft.event_type not in MOVING or draft.mode in ("release", "resign"):
            return draft
        last = next((d for d in reversed(before[-60:]) if d.event_type in _LEAVING and s.index - d.sentence <= 3), None)
        if last is None or (draft.actor and not share(draft.actor, last.actor)):
            return draft
        elliptic = not draft.actor or s.tokens[draft.token].lemma in _MOVING
        source = next((p for p in last.places if p.role == "from"), None)
        target = next((p for p in draft.places if p.role == "to"), None)
        changes: dict[str, object] = {"actor": draft.actor or last.actor}
        if draft.event_type == "MOBILIZE" and elliptic and draft.mode == "troops":
            changes |= {"event_type": "RETREAT", "mode": "withdraw"}
        if target is not None and source is not None and all(p.role != "from" for p in draft.places):
            changes["places"] = (source, target)
            changes["place"] = None
        return msgspec.structs.replace(draft, **changes)

    def _date_back(self, s: Sentence, made: list[Draft]) -> None:
        """ "It happened on Friday": the attack told just before, if it has no time yet, is of that day."""
        root = next((t for t in s.tokens if t.head == t.index), None)
        told = [root, *s.kids(root.index, "ccomp")] if root is not None else []  # "It happened on Friday, police said"
        verb = next((t for t in told if t.lemma in _BEFALL), None)
        if verb is None:
            return
        if not any(t.lower in _IT for t in s.kids(verb.index, "nsubj")):
            return
        day = day_of(self._scene, s, verb.index, self._date_of, self._narrated)
        for k in range(len(made) - 1, -1, -1):
            last = made[k]
            if day is None or s.index - last.sentence > 3:
                return
            if last.event_type == "ASSAULT" and last.status == "happened" and last.tense != "historical":
                if last.time.earliest is None and last.time.latest is None:
                    made[k] = msgspec.structs.replace(last, time=day)
                return

    def _set(self, s: Sentence, draft: Draft) -> Draft:
        """A deed told as part of a scene ("During the search ...") is of the day on which that was set."""
        if self._setting is None or draft.kind != "event" or draft.status != "happened" or draft.tense == "historical":
            return draft
        scene, day = self._setting
        if s.index - scene.index != 1 or s.paragraph != scene.paragraph or draft.event_type not in ALWAYS:
            return draft
        if s.tokens[0].lower not in _WITHIN:
            return draft
        if draft.time.earliest is not None or draft.time.latest is not None:
            return draft
        return msgspec.structs.replace(draft, time=TimeRef(day.earliest, day.latest, day.grain, "inferred"))

    def _denied(self, s: Sentence, ascribed: Ascribed) -> Draft:
        """ "The army denied it": the deed told before, as what its source denies."""
        draft = self._claimed(s, ascribed)
        return msgspec.structs.replace(draft, status="denied", denied=True, rule="deny/v")

    def _tolls(self, s: Sentence, hits: list[Hit]) -> list[Draft]:
        """Tolls that no trigger told, as further tellings of the attack that is spoken of."""
        taken = {k for h in hits for k in h.words} | {
            i
            for h in hits
            if h.entry.type == "CASUALTY"
            for slot in ("obj", "subj", "comp")
            for i in h.frame.get(slot, [])
        }
        found = []
        for toll in find_tolls(self._scene, s, frozenset(taken)):
            found.append(
                Draft(
                    kind="event",
                    event_type="ASSAULT",
                    mode=None,
                    sentence=s.index,
                    token=toll.token,
                    trigger=s.tokens[toll.token].span,
                    counts=(toll.count,),
                    attribution=self._attributor.of(s.index, toll.token),
                    evidence=(s.span,),
                    again=True,
                    flags=frozenset({"toll"}),
                    rule="toll",
                )
            )
        return found

    def _claimed(self, s: Sentence, ascribed: Ascribed) -> Draft:
        """ "The group claimed responsibility": the deed told before, with its doer."""
        bare = Draft(
            kind="event",
            event_type="ASSAULT",
            mode=None,
            sentence=s.index,
            token=ascribed.cue,
            trigger=s.tokens[ascribed.cue].span,
            evidence=(s.span,),
            rule="claim responsibility/v",
        )
        return apply(ascribed, bare)

    def _silent(self, s: Sentence, hit: Hit) -> bool:
        """A trigger that is part of a name."""
        token = s.tokens[hit.token]
        if not hit.verb and self._scene.time_at(s, token) is not None:
            return True
        if not token.tag.startswith("NNP"):
            return False
        if not s.span.of(self._scene.text).isupper():
            return True
        return self._scene.actor_at(s, token) is not None

    def _draft(self, s: Sentence, group: list[Hit], triggers: frozenset[int], before: list[Draft]) -> Draft | None:
        main = self._main(group)
        kind = main.entry.type
        if kind == "CASUALTY":
            promoted = self._retold.violence(s, group, before)
            if promoted is None or all("displaced" in h.entry.flags for h in group):
                return None
            if (
                all(h.entry.type == "CASUALTY" for h in group)
                and status_of(s, main.token, self._scene.text) == "negated"
            ):
                return None  # "without hurting anyone" tells of an attack elsewhere, not of one that was not
            kind = "ASSAULT"
        if kind == "POSTURE" or stative(s, main):
            return self._postures.draft(s, main, triggers, self._narrated)
        weapons = self._means.weapons(s, group)
        actor, recipient = self._parties.of(s, group, kind)
        if self._completion is not None:
            actor, recipient = self._completion.parties(s, group, actor, recipient)
        counts = self._numbers.of(s, group, kind)
        places = self._sites.places(s, group, kind, before)
        if self._completion is not None:
            places = self._completion.places(s, group, kind, places)
        mode = self._means.mode(group, weapons)
        if mode is None and kind == "ASSAULT":
            mode = self._means.by_doer(s, group)
        if kind == "MOBILIZE" and mode == "troops" and any(p.identity.kind == "police" for p in actor):
            mode = "police"
        if mode is None:
            mode = spoken_mode(s, main, kind)
        if (
            kind == "ASSAULT"
            and mode is None
            and not weapons
            and any(t.lower == "again" for t in s.kids(main.token, "advmod"))
        ):
            last = next((d for d in reversed(before[-60:]) if d.event_type == "ASSAULT"), None)
            if last is not None:  # "was hit again": in the way that was told before
                mode, weapons = last.mode, last.weapon
        flags = frozenset(f for h in group for f in h.entry.flags)
        cues = frozenset(act.cue for act in self._attributor.acts[s.index])
        status = status_of(s, main.token, self._scene.text, self._attributor.denied(s.index, main.token))
        forward = status in ("planned", "threatened", "hypothetical")
        own_tokens = frozenset(k for h in group for k in h.words)
        timed = times_for(self._scene, s, main.token, own_tokens, triggers - own_tokens, cues)
        timed = [t for t in timed if not self._retold.of_such(s, t.mention.span)]
        promise = kind == "RETREAT" and status == "planned"
        own = [t for t in timed if not t.spoken or kind in SPEECH_TYPES or status == "ongoing"]
        if kind in SPEECH_TYPES:
            own.sort(key=lambda t: (t.distance > 2, not t.spoken, t.distance))
        if promise:
            own = [t for t in timed if t.spoken]
        time = resolve_first(own, self._date_of, self._narrated, forward and not promise) or TimeRef()
        spoken = resolve_first([t for t in timed if t.spoken], self._date_of, self._narrated, False)
        if spoken is not None and spoken.earliest is not None:
            self._said = spoken
        if (promise and not time.earliest) or (not time.earliest and _hours_apart(s, main.token)):
            time = self._said
        kind, mode = self._by_whom(s, group, kind, mode, actor, recipient)
        if not actor:
            actor = self._understood(s, main, kind, mode, before)
        attribution = self._attribution(s, main, kind, actor)
        if not actor or self._first_person(s, group, "actor"):
            speaker = self._speaker(s, main) if self._first_person(s, group, "actor") else None
            if speaker is not None:
                actor = (speaker,)
                attribution = self._attribution(s, main, kind, actor)
        if promise:
            actor, attribution = self._promised(s, main, actor, attribution)
        return Draft(
            kind="event",
            event_type=kind,
            mode=mode,
            sentence=s.index,
            token=main.token,
            trigger=s.tokens[main.token].span,
            actor=actor,
            recipient=recipient,
            facility=self._sites.facility(s, group),
            place=places.at,
            places=tuple(p for p in (places.source, places.target) if p is not None),
            time=time,
            weapon=weapons,
            counts=counts,
            status="happened" if kind in SPEECH_TYPES and status not in ("negated", "denied") else status,
            tense=tense_cue(s, main.token),
            attribution=attribution,
            evidence=(s.span,),
            again=self._retold.again(s, group, before),
            flags=flags | ({"means"} if main.entry.lemma in MEANS else set()),
            denied=status == "denied",
            rule=rule_of(main),
        )

    @staticmethod
    def _main(group: list[Hit]) -> Hit:
        """The trigger that says most: a typed one before a casualty, then one with a mode, a verb first."""
        return max(group, key=lambda h: (h.entry.type != "CASUALTY", h.entry.mode is not None, h.verb, -h.token))

    def _by_whom(
        self,
        s: Sentence,
        group: list[Hit],
        kind: str,
        mode: str | None,
        actor: tuple[Party, ...],
        recipient: tuple[Party, ...],
    ) -> tuple[str, str | None]:
        """A crowd's violence against things is riot; a capture of people by rebels is no arrest but an abduction."""
        if kind == "ASSAULT" and mode == "destroy" and not recipient:
            heads = [s.tokens[about(s, i)].lower for hit in group for i in role_fillers(hit, "actor")]
            entries = [self._scene.tables.nouns.get(word) for word in heads]
            if any(e is not None and "crowd" in e.flags for e in entries):
                return "PROTEST", "riot"
        if kind == "COERCE" and mode in ("arrest", "seize") and recipient:
            if any(p.identity.kind in ("rebels", "militia") for p in actor):
                return "ASSAULT", "abduct"
        return kind, mode

    def _understood(
        self, s: Sentence, main: Hit, kind: str, mode: str | None, before: list[Draft]
    ) -> tuple[Party, ...]:
        """The doer that goes without saying: police who arrest, the crowd that protests, "conducted by" further on."""
        token = s.tokens[main.token]
        found: Party | None = None
        if kind == "COERCE" and mode == "arrest":
            found = self._cast.nearest(token.start, lambda party, _noun: party.identity.kind == "police")
        elif kind == "PROTEST":
            last = next((d for d in reversed(before[-60:]) if d.event_type == "PROTEST" and d.actor), None)
            if last is not None and s.index - last.sentence <= 6:
                return last.actor
            found = self._cast.nearest(token.start, lambda _party, noun: noun == "crowd")
        elif kind == "ASSAULT":
            for verb in s.tokens:
                if verb.tag == "VBN" and verb.lemma in _CONDUCTED and s.kids(verb.index, "agent"):
                    agents = [t for a in s.kids(verb.index, "agent") for t in s.kids(a.index, "pobj")]
                    parties = [p for t in agents for p in self._cast.parties(s, t.index)]
                    return tuple(parties)
        return (found,) if found is not None else ()

    def _first_person(self, s: Sentence, group: list[Hit], role: str) -> bool:
        return any(s.tokens[i].lower in _FIRST_PERSON for hit in group for i in role_fillers(hit, role))

    def _promised(
        self, s: Sentence, main: Hit, actor: tuple[Party, ...], said: Attribution
    ) -> tuple[tuple[Party, ...], Attribution]:
        """A promise is the speaker's own act: who announces his side's withdrawal is its actor, and nobody's report."""
        if said.kind not in ("named", "institution"):
            return actor, said
        speaker = self._speaker(s, main)
        if speaker is None or not political((speaker,)):
            return actor, said
        sides = {p.identity.country for p in actor}
        if actor and speaker.identity.country not in sides and not share(actor, (speaker,)):
            return actor, said
        return (speaker,), Attribution()

    def _speaker(self, s: Sentence, main: Hit) -> Party | None:
        """Who "we" is: the one who is quoted, or what he speaks for."""
        said = self._attributor.of(s.index, main.token)
        if said.start is None or said.end is None:
            return None
        return self._cast.named(said.name or said.text or "", Span(said.start, said.end))

    def _attribution(self, s: Sentence, main: Hit, kind: str, actor: tuple[Party, ...]) -> Attribution:
        found = self._attributor.of(s.index, main.token)
        if kind in SPEECH_TYPES and found.start is not None and found.end is not None:
            source = Span(found.start, found.end)
            if any(p.span.overlaps(source) or p.identity.name in (found.name, found.organization) for p in actor):
                return Attribution()
        return found


def _hours_apart(s: Sentence, i: int) -> bool:
    """ "hours after rockets hit the base": on the day of what the sentence tells first."""
    marks = [t.lower for t in s.kids(i, "mark", "advmod", "prep")]
    if not any(m in ("after", "before") for m in marks):
        return False
    return any(t.lemma in ("hour", "minute") and t.index < i for t in s.tokens if abs(t.index - i) < 8)
