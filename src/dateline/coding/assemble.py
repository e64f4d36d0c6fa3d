"""Sentence by sentence: triggers and what belongs to them, made into drafts of claims."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.coding.ascribe import Ascribed, apply, find_ascribed, find_denied
from dateline.coding.attribution import Attributor
from dateline.coding.counts import count, number_of, objects_of
from dateline.coding.draft import Count, Draft, Party
from dateline.coding.filters import harmless, opposed, overshadowed, stative, unasserted
from dateline.coding.groups import group_hits
from dateline.coding.merge import share
from dateline.coding.modes import spoken_mode
from dateline.coding.negatives import report_domain, silences, unreal
from dateline.coding.phrases import about, determiner, full
from dateline.coding.scene import Scene
from dateline.coding.status import status_of, tense_cue
from dateline.coding.tolls import find_tolls, toll_count
from dateline.coding.triggers import SEATS, Hit, find_hits, role_fillers
from dateline.coding.when import DateOf, resolve_first, times_for
from dateline.coding.where import Places, around, place_of, places_in
from dateline.coding.who import Cast
from dateline.records.claim import Attribution
from dateline.records.reference import PlaceRef, QuantityOf, TimeRef, Weapon
from dateline.records.span import Span
from dateline.records.syntax import Sentence

_DOERS = frozenset(
    {"force", "person", "official", "group", "state", "body", "org", "name", "aircraft", "vehicle", "pron"}
)
_HITTABLE = frozenset({"force", "person", "official", "group"})
_THINGS_HIT = frozenset({"facility", "place", "vehicle", "aircraft", "thing", "weapon"})
SPEECH_TYPES = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT"})
_ALWAYS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION", "THREATEN"})
_PHYSICAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AID"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_COUNTED: dict[str, QuantityOf] = {
    "killed": "killed",
    "wounded": "wounded",
    "casualties": "casualties",
    "missing": "missing",
    "displaced": "displaced",
}
_LOSSES: dict[str, QuantityOf] = {
    "casualty": "casualties",
    "loss": "casualties",
    "death": "killed",
    "fatality": "killed",
    "injury": "wounded",
}
_HANDED = frozenset(
    {"hand", "relinquish", "cede", "transfer", "turn", "surrender", "give", "return", "yield", "ceremony", "handover"}
)
_MOVED = frozenset({"withdraw", "troops"})
#: How a weapon was brought or set off: a detail of the attack that is told already.
_MEANS = frozenset(
    [
        "place bomb",
        "plant bomb",
        "hide bomb",
        "leave bomb",
        "place explosive",
        "plant explosive",
        "detonate",
        "set off",
        "trigger",
        "explode",
        "go off",
        "blow up",
        "plant device",
        "place device",
    ]
)
_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my"})
#: Verbs and words of verbs that leave their victims dead.
_LETHAL = frozenset(
    """dead kill murder assassinate execute behead massacre lynch hang slaughter slay decapitate gun butcher strangle
    assassination murder killing execution beheading massacre""".split()
)
_CONDUCTED = frozenset({"conduct", "carry", "launch", "mount", "perpetrate", "commit", "stage", "claim"})
_FLYING = frozenset(
    ["jet", "warplane", "plane", "aircraft", "helicopter", "bomber", "gunship", "fighter-bomber", "drone", "uav"]
)
_QUITTING = frozenset(["leave", "vacate", "abandon", "quit", "evacuate", "exit", "close", "dismantle"])
_MOVING = frozenset(["redeploy", "reposition", "relocate", "transfer", "move", "send", "shift"])
_POLITICAL = frozenset(
    {"government", "state-forces", "rebels", "militia", "coalition", "international", "police", "party"}
)


class Assembler:
    """Makes the drafts of one report."""

    def __init__(self, scene: Scene, cast: Cast, attributor: Attributor, date_of: DateOf) -> None:
        self._scene, self._cast, self._attributor, self._date_of = scene, cast, attributor, date_of
        self._narrated: TimeRef | None = None
        self._said = TimeRef()  # when the last dated act of speech was

    def drafts(self) -> list[Draft]:
        """Every draft of the report, in the order of the text."""
        made: list[Draft] = []
        domains = self._scene.tables.domains
        if report_domain([t.lower for s in self._scene.sentences for t in s.tokens], domains) is not None:
            return made
        for s in self._scene.sentences:
            reason = unreal([t.lower for t in s.tokens], domains)
            hits = [h for h in find_hits(self._scene, s) if not self._silent(s, h)]
            hits = [h for h in hits if not (unasserted(s, h) or overshadowed(s, h, hits))]
            hits = [h for h in hits if not silences(reason, h.entry.type)]
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
                draft = self._continued(s, draft, made)
                laid = next((a for a in ascribed if a.deed in {h.token for h in group}), None)
                made.append(apply(laid, draft) if laid is not None else draft)
                if draft.time.earliest and draft.time.basis != "published" and not draft.again:
                    self._narrated = draft.time
            recent = any(d.event_type == "ASSAULT" and s.index - d.sentence <= 12 for d in made)
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
            if other.verb and other.entry.type in _ALWAYS and s.tokens[other.token].dep == "pcomp":
                if any(t.index == hit.token for t in s.above(other.token)[:3]):
                    return True
        return False

    def _continued(self, s: Sentence, draft: Draft, before: list[Draft]) -> Draft:
        """A movement told on: who moves and whence is as it was said just before ("some had been sent to ...")."""
        if draft.event_type not in ("RETREAT", "MOBILIZE", "CONCEDE") or draft.mode in ("release", "resign"):
            return draft
        last = next(
            (d for d in reversed(before) if d.event_type in ("RETREAT", "CONCEDE") and s.index - d.sentence <= 3), None
        )
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
            promoted = self._violence(s, group, before)
            if promoted is None or all("displaced" in h.entry.flags for h in group):
                return None
            if (
                all(h.entry.type == "CASUALTY" for h in group)
                and status_of(s, main.token, self._scene.text) == "negated"
            ):
                return None  # "without hurting anyone" tells of an attack elsewhere, not of one that was not
            kind = "ASSAULT"
        if kind == "POSTURE" or stative(s, main):
            return self._posture(s, main, triggers)
        weapons = self._weapons(s, group)
        actor, recipient = self._parties(s, group, kind)
        counts = self._counts(s, group, kind, main)
        places = self._places(s, group, kind, before)
        mode = self._mode(group, weapons)
        if mode is None and kind == "ASSAULT":
            mode = self._by_doer(s, group)
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
            last = next((d for d in reversed(before) if d.event_type == "ASSAULT"), None)
            if last is not None:  # "was hit again": in the way that was told before
                mode, weapons = last.mode, last.weapon
        flags = frozenset(f for h in group for f in h.entry.flags)
        cues = frozenset(act.cue for act in self._attributor.acts[s.index])
        status = status_of(s, main.token, self._scene.text, self._attributor.denied(s.index, main.token))
        forward = status in ("planned", "threatened", "hypothetical")
        own_tokens = frozenset(k for h in group for k in h.words)
        timed = times_for(self._scene, s, main.token, own_tokens, triggers - own_tokens, cues)
        timed = [t for t in timed if not self._of_such(s, t.mention.span)]
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
            facility=self._facility(s, group),
            place=places.at,
            places=tuple(p for p in (places.source, places.target) if p is not None),
            time=time,
            weapon=weapons,
            counts=counts,
            status="happened" if kind in SPEECH_TYPES and status not in ("negated", "denied") else status,
            tense=tense_cue(s, main.token),
            attribution=attribution,
            evidence=(s.span,),
            again=self._again(s, group, before),
            flags=flags | ({"means"} if main.entry.lemma in _MEANS else set()),
            denied=status == "denied",
            rule=f"{main.entry.lemma}/{main.entry.pos}",
        )

    def _of_such(self, s: Sentence, span: Span) -> bool:
        """Does the time belong to "the third such attack within a week"?"""
        for token in s.tokens:
            if token.lower == "such" and token.dep in ("amod", "predet") and token.start < span.start:
                below = s.subtree(token.head)
                if any(span.start <= s.tokens[k].start < span.end for k in below):
                    return True
        return False

    # -- which trigger leads -------------------------------------------------------------------------------------

    @staticmethod
    def _main(group: list[Hit]) -> Hit:
        """The trigger that says most: a typed one before a casualty, one with a mode before one without, verbs first."""
        return max(group, key=lambda h: (h.entry.type != "CASUALTY", h.entry.mode is not None, h.verb, -h.token))

    def _violence(self, s: Sentence, group: list[Hit], before: list[Draft]) -> bool | None:
        """Is a death or wound told as violence? None where it is not, or where nothing says so."""
        for hit in group:
            doers = role_fillers(hit, "actor") or hit.frame.get("subj", [])
            if hit.entry.role("victim") is not None and "subj" in hit.entry.role("victim").slots:  # type: ignore[union-attr]
                doers = []
            classes = [self._scene.noun_class(s, i) for i in doers]
            if any(self._scene.tables.domains.weigh([s.tokens[i].lower]).get("accident") for i in doers):
                return None
            if any(c in _DOERS or c in ("weapon", "attack") for c in classes):
                return True
            if classes:
                return None
            means = [i for slot in ("in", "by", "from", "with", "during", "under") for i in hit.frame.get(slot, [])]
            kinds = {self._scene.noun_class(s, i) for i in means}
            if kinds & {"attack", "weapon"}:
                return True
            if any(self._scene.tables.domains.weigh([s.tokens[i].lower]).get("accident") for i in means):
                return None
        near = [d for d in before if d.event_type == "ASSAULT" and s.index - d.sentence <= 8]
        return True if near else None

    def _again(self, s: Sentence, group: list[Hit], before: list[Draft]) -> bool:
        """Do the words speak of something told elsewhere?"""
        if all(h.entry.type == "CASUALTY" for h in group):
            doers = [i for h in group for i in role_fillers(h, "actor")]
            return not any(self._scene.noun_class(s, i) in _DOERS - {"pron"} for i in doers)
        for hit in group:
            for k in hit.words:
                token = s.tokens[k]
                if hit.verb and k != hit.token and hit.entry.type not in ("ASSAULT", "PROTEST"):
                    continue  # "lifted its ban" is an act of its own, unlike "carried out the attack"
                if not token.tag.startswith("NN") or self._scene.noun_class(s, k) not in (
                    "attack",
                    "?",
                    "abstract",
                    "statement",
                ):
                    continue
                if any(t.tag == "JJS" and t.index < k for t in s.kids(k, "amod")):
                    continue
                own = token.tag == "NN" and any(
                    t.tag in ("PRP$", "POS") or t.tag.startswith("NN") for t in s.kids(k, "poss")
                )
                if determiner(s, k) in _DEFINITE or own or any(t.lower == "such" for t in s.kids(k, "amod", "predet")):
                    return True
            if hit.entry.lemma in _MEANS and any(d.event_type == "ASSAULT" for d in before):
                return True
            if (
                hit.verb
                and hit.entry.type == "ASSAULT"
                and any(s.tokens[i].lower in ("it", "them") for i in hit.frame.get("obj", []))
            ):
                return not hit.frame.get("subj") and any(d.event_type == "ASSAULT" for d in before)
            if not hit.verb and s.tokens[hit.token].tag == "NNS" and hit.entry.type in ("PROTEST", "ASSAULT"):
                bare = not any(
                    hit.frame.get(k) for k in ("subj", "obj", "mod", "poss", "on", "against", "in", "at", "of")
                )
                if (
                    bare
                    and number_of(self._scene, s, hit.token) is None
                    and any(d.event_type == hit.entry.type for d in before)
                ):
                    return True
        return False

    # -- slots ---------------------------------------------------------------------------------------------------

    def _parties(self, s: Sentence, group: list[Hit], kind: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        actors: list[Party] = []
        recipients: list[Party] = []
        for hit in group:
            for i in self._doers(s, hit):
                _add(actors, self._cast.parties(s, i))
            victims = role_fillers(hit, "victim") if hit.entry.type == "CASUALTY" else []
            for i in victims or (
                [] if hit.entry.type == "CASUALTY" and hit.entry.role("victim") else role_fillers(hit, "recipient")
            ):
                if i in role_fillers(hit, "actor") or s.tokens[i].lemma in _LOSSES:
                    continue
                noun_class = self._scene.noun_class(s, about(s, i))
                if noun_class in ("?", "abstract") and not s.tokens[about(s, i)].tag.startswith("NNP"):
                    continue
                seat = self._scene.tables.countries.of_seat(s.tokens[i].text) is not None
                if noun_class in _THINGS_HIT and not (noun_class == "place" and seat and kind not in _PHYSICAL):
                    _add(recipients, self._cast.behind(s, i))
                elif "control" in hit.entry.flags and noun_class == "pron":
                    continue
                elif not (
                    kind in ("RETREAT", "MOBILIZE")
                    and noun_class == "force"
                    and hit.entry.mode != "release"
                    and i in hit.frame.get("obj", [])
                ):
                    _add(recipients, self._cast.parties(s, i))
            if kind == "RETREAT" and s.tokens[hit.token].lemma in _HANDED:
                for i in hit.frame.get("to", []):
                    if self._scene.noun_class(s, i) in ("force", "group", "body", "state", "official"):
                        _add(recipients, self._cast.parties(s, i))
            if kind == "REQUEST" and not recipients:
                for clause in s.kids(hit.token, "ccomp"):
                    for t in s.kids(clause.index, "nsubj", "nsubjpass"):
                        _add(recipients, self._cast.parties(s, t.index))
            if not hit.verb:
                for i in opposed(s, hit.token):
                    _add(recipients, self._cast.parties(s, i))
            if "control" in hit.entry.flags and kind == "ASSAULT":
                for i in hit.frame.get("from", []):
                    _add(recipients, self._cast.parties(s, i))
        if kind in ("RETREAT", "MOBILIZE", "CONCEDE") and not actors:
            for hit in group:
                if hit.entry.mode == "release":
                    continue
                for i in hit.frame.get("obj", []):
                    if self._scene.noun_class(s, i) in ("force", "body", "group", "pron"):
                        _add(actors, self._cast.parties(s, i))
        if not actors and all(h.entry.type == "CASUALTY" for h in group):
            for hit in group:
                for i in role_fillers(hit, "victim"):
                    for t in s.kids(about(s, i), "poss"):
                        _add(actors, self._cast.parties(s, t.index))
        if kind == "ASSAULT" and not recipients:
            for i in self._struck(s, group):
                _add(recipients, self._cast.parties(s, i))
        recipients = [p for p in recipients if all(p.identity.name != a.identity.name for a in actors)]
        return tuple(actors), tuple(recipients)

    def _struck(self, s: Sentence, group: list[Hit]) -> list[int]:
        """People at whom something was fired or used, where the row's own slot names only a thing."""
        for hit in group:
            for slot in ("at", "on", "against", "into", "upon"):
                people = [i for i in hit.frame.get(slot, []) if self._scene.noun_class(s, i) in _HITTABLE]
                if people:
                    return people
            for clause in s.kids(hit.token, "xcomp", "advcl"):  # "used tear gas to disperse marchers"
                if clause.tag == "VB":
                    people = [
                        t.index for t in s.kids(clause.index, "dobj") if self._scene.noun_class(s, t.index) in _HITTABLE
                    ]
                    if people:
                        return people
        return []

    def _doers(self, s: Sentence, hit: Hit) -> list[int]:
        if hit.entry.type == "CASUALTY" and not hit.verb:
            return []
        fillers = role_fillers(hit, "actor")
        found = [i for i in fillers if self._scene.noun_class(s, i) in _DOERS or s.tokens[i].lemma in SEATS]
        for i in fillers:
            if self._scene.noun_class(s, i) == "statement":
                found += [
                    t.index
                    for t in s.kids(i, "amod", "compound", "poss")
                    if self._scene.tables.countries.of_nationality(t.text)
                    or self._scene.noun_class(s, t.index) in _DOERS - {"pron"}
                ]
        if not hit.verb and not found and hit.entry.role("actor") is None:
            for slot in ("poss", "mod"):
                for i in hit.frame.get(slot, []):
                    token = s.tokens[i]
                    noun_class = self._scene.noun_class(s, i)
                    mention = self._scene.actor_at(s, token)
                    if mention is not None and mention.entry is not None and token.end < mention.span.end:
                        continue  # "Al" of "Al-Qaeda"
                    if (
                        noun_class in ("force", "group", "state", "body", "official", "name")
                        and self._scene.place_at(s, token) is None
                    ) or (self._scene.tables.countries.of_adjective(token.text) and slot == "mod"):
                        found.append(i)
                if found:
                    break
        return found

    def _weapons(self, s: Sentence, group: list[Hit]) -> tuple[Weapon, ...]:
        heads: list[int] = []
        for hit in group:
            for slot in ("subj", "with", "using", "by", "of", "obj", "mod", "from", "in"):
                heads += [about(s, i) for i in hit.frame.get(slot, [])]
            for i in hit.frame.get("with", []):
                if self._scene.noun_class(s, i) in ("vehicle", "thing", "?", "aircraft"):
                    heads += [k for k in s.subtree(i) if self._scene.weapon_at(s, s.tokens[k])]
            heads.append(hit.token)
            for k in hit.words:
                heads += [k, *(t.index for t in s.kids(k, "compound", "nmod"))]
            for clause in s.kids(hit.token, "advcl", "acl", "xcomp", "prep"):
                if clause.lower == "using" or clause.lemma in ("use", "wield", "carry", "brandish"):
                    heads += [t.index for t in s.kids(clause.index, "dobj", "pobj")]
        found: list[Weapon] = []
        for i in heads:
            mention = self._scene.weapon_at(s, s.tokens[i])
            if mention is None or any(w.start == mention.span.start for w in found):
                continue
            if mention.kind == "air-strike":
                continue
            found.append(Weapon(mention.span.of(self._scene.text), mention.span.start, mention.span.end, mention.kind))
        return tuple(found)

    def _mode(self, group: list[Hit], weapons: tuple[Weapon, ...]) -> str | None:
        for hit in group:
            if hit.entry.mode is not None and hit.entry.type != "CASUALTY":
                return hit.entry.mode
        if any(h.entry.open_mode for h in group):
            for weapon in weapons:
                mode = self._scene.tables.weapons.mode_of(weapon.kind)
                if mode is not None:
                    return mode
        return None

    def _by_doer(self, s: Sentence, group: list[Hit]) -> str | None:
        """What jets do is done from the air, whatever the verb."""
        for hit in group:
            for i in role_fillers(hit, "actor"):
                if self._scene.noun_class(s, i) == "aircraft" or s.tokens[about(s, i)].lemma in _FLYING:
                    return "drone" if s.tokens[about(s, i)].lemma in ("drone", "uav") else "aerial"
        return None

    def _counts(self, s: Sentence, group: list[Hit], kind: str, main: Hit) -> tuple[Count, ...]:
        found: list[Count | None] = []
        for hit in group:
            harm = next((of for flag, of in _COUNTED.items() if flag in hit.entry.flags), None)
            if harm is not None:
                for i in role_fillers(hit, "victim") or role_fillers(hit, "recipient"):
                    found.append(count(self._scene, s, i, harm, named=harm in ("killed", "wounded")))
                if not hit.verb:
                    found.append(count(self._scene, s, hit.token, harm) or toll_count(self._scene, s, hit.token, harm))
                continue
            for k in hit.words:
                if kind == "ASSAULT" and k != hit.token and s.tokens[k].lemma in _LOSSES:
                    found.append(self._plain(s, k, _LOSSES[s.tokens[k].lemma]))
            targets = role_fillers(hit, "recipient") + role_fillers(hit, "object")
            if kind == "ASSAULT" and {s.tokens[k].lemma for k in hit.words} & _LETHAL:
                found += [count(self._scene, s, i, "killed", named=True) for i in targets]
            if hit.entry.mode == "arrest" and kind == "COERCE":
                found += [count(self._scene, s, i, "arrested", named=True) for i in targets]
            elif hit.entry.mode == "abduct":
                found += [count(self._scene, s, i, "captured", named=True) for i in targets]
            elif hit.entry.mode == "release":
                found += [count(self._scene, s, i, "released") for i in targets]
            elif kind == "PROTEST":
                found += [count(self._scene, s, i, "participants") for i in role_fillers(hit, "actor")]
            elif kind in ("RETREAT", "MOBILIZE", "CONCEDE"):
                found += self._moved(s, hit)
            elif kind == "ASSAULT":
                for i in targets:
                    if (
                        self._scene.noun_class(s, i) in ("facility", "place")
                        and number_of(self._scene, s, i) is not None
                    ):
                        found.append(self._plain(s, i, "targets"))
                if not hit.verb and hit.entry.mode == "aerial":
                    found.append(self._plain(s, hit.token, "strikes"))
        if kind == "ASSAULT":
            found += self._munitions(s, group)
            found += harmless(self._scene, s, main.token)
        return _distinct(found)

    def _moved(self, s: Sentence, hit: Hit) -> Iterable[Count | None]:
        for slot in ("subj", "obj", "of", "mod"):
            for i in hit.frame.get(slot, []):
                noun_class = self._scene.noun_class(s, i)
                of = objects_of(noun_class, s.tokens[about(s, i)].lower, self._scene.tables.counted)
                if of is not None:
                    yield self._plain(s, i, of)

    def _munitions(self, s: Sentence, group: list[Hit]) -> Iterable[Count | None]:
        for hit in group:
            for slot in ("subj", "with", "obj", "of", "using"):
                for i in hit.frame.get(slot, []):
                    if self._scene.noun_class(s, i) == "weapon":
                        yield self._plain(
                            s,
                            i,
                            objects_of("weapon", s.tokens[about(s, i)].lower, self._scene.tables.counted)
                            or "munitions",
                        )

    def _plain(self, s: Sentence, i: int, of: QuantityOf) -> Count | None:
        """A count given by a number, not by an article."""
        mention = number_of(self._scene, s, i)
        return None if mention is None or mention.article else count(self._scene, s, i, of)

    def _places(self, s: Sentence, group: list[Hit], kind: str, before: list[Draft]) -> Places:
        best = Places()
        for hit in group:
            if hit.entry.role("from") or hit.entry.role("to"):
                frame = dict(hit.frame)
                for role, slot in (("from", "from"), ("to", "to")):
                    if hit.entry.role(role):
                        frame[slot] = role_fillers(hit, role) + list(frame.get(slot, []))
            else:
                frame = hit.frame
            extra = [*role_fillers(hit, "recipient"), *role_fillers(hit, "place")]
            if kind not in _PHYSICAL:
                extra = role_fillers(hit, "place")
            if kind == "RETREAT" and s.tokens[hit.token].lemma in _HANDED:
                frame = {k: v for k, v in frame.items() if k != "to"}
                extra += hit.frame.get("of", [])
            if kind in SPEECH_TYPES or kind == "SANCTION":
                frame = {k: v for k, v in frame.items() if k == "in"}
            found = places_in(self._scene, s, frame, extra)
            moving = kind in ("RETREAT", "MOBILIZE", "CONCEDE")
            best = Places(
                best.at or found.at,
                best.source or (found.source if moving else None),
                best.target or (found.target if moving else None),
            )
        if kind in ("RETREAT", "MOBILIZE"):
            best = Places(best.at, self._left(s, group, before) or best.source, best.target)
        if best.at is None and kind in _PHYSICAL and not (best.source or best.target):
            best = Places(around(self._scene, s, group[0].token), best.source, best.target)
        return best

    def _left(self, s: Sentence, group: list[Hit], before: list[Draft]) -> PlaceRef | None:
        """A place left that is only described: "the base" is the one told before, "three bases" stand as they are said."""
        for hit in group:
            heads = [*role_fillers(hit, "from"), *hit.frame.get("from", []), *hit.frame.get("of", [])]
            if s.tokens[hit.token].lemma in _QUITTING:
                heads += hit.frame.get("obj", [])
            if hit.entry.role("from") is None and s.tokens[hit.token].lemma in _HANDED:
                heads += hit.frame.get("obj", [])
            for i in heads:
                token = s.tokens[i]
                if self._scene.noun_class(s, i) != "facility":
                    continue
                ref = place_of(self._scene, s, i)
                if determiner(s, i) in ("the", "this", "that") and (
                    ref is None or ref.lat is None or (len(ref.text.split()) <= 2 and ref.text[:1].islower())
                ):
                    last = next(
                        (
                            p
                            for d in reversed(before)
                            if s.index - d.sentence <= 4
                            for p in (*d.places, *([d.place] if d.place else []))
                            if p.role != "to" and p.precision in ("facility", "settlement", "exact")
                        ),
                        None,
                    )
                    if last is not None:
                        return msgspec.structs.replace(last, role="from")
                if ref is None and token.tag == "NNS":
                    span = full(s, i)
                    return PlaceRef(span.of(self._scene.text), span.start, span.end, role="from", precision="region")
        return None

    def _facility(self, s: Sentence, group: list[Hit]) -> str | None:
        for hit in group:
            for slot in ("obj", "at", "on", "from", "against"):
                for i in hit.frame.get(slot, []):
                    if self._scene.noun_class(s, i) == "facility":
                        place = self._scene.place_at(s, s.tokens[i])
                        if place is not None:
                            return place[1].text
                        return None
        return None

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
            last = next((d for d in reversed(before) if d.event_type == "PROTEST" and d.actor), None)
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

    # -- postures ------------------------------------------------------------------------------------------------

    def _posture(self, s: Sentence, hit: Hit, triggers: frozenset[int]) -> Draft | None:
        """Forces present, a place held or hosted: who, where, how many."""
        frame, flags = hit.frame, hit.entry.flags
        actor_at = role_fillers(hit, "actor")
        place_at = role_fillers(hit, "place")
        if "hosting" in flags:
            actor_at = list(frame.get("obj", [])) or list(frame.get("to", []))
            for i in frame.get("comp", []):  # "is host to a coalition"
                actor_at += [
                    t.index for p in s.kids(i, "prep") if p.lower in ("to", "for") for t in s.kids(p.index, "pobj")
                ]
            place_at = list(frame.get("subj", []))
        elif "control" in flags and not hit.entry.roles:
            actor_at, place_at = list(frame.get("subj", [])), list(frame.get("obj", []))
        elif not hit.entry.roles or hit.entry.type != "POSTURE":
            actor_at = list(frame.get("obj", [])) or list(frame.get("subj", []))
        for k in hit.words:
            if s.tokens[k].lemma in ("control", "hand", "rule"):  # "under Houthi control"
                actor_at += [t.index for t in s.kids(k, "compound", "amod", "poss", "nmod")]
        parties: list[Party] = []
        for i in actor_at:
            if self._scene.noun_class(s, i) in _DOERS | {"?"}:
                _add(parties, self._cast.parties(s, i))
        if "membership" in flags:
            return None  # an undated membership is a relation of the actors
        if not parties or not any(p.identity.kind in _POLITICAL or p.identity.kb_id for p in parties):
            return None
        places = places_in(self._scene, s, frame, place_at)
        at = places.at or around(self._scene, s, hit.token)
        if at is None and "control" in flags:
            told = [m for m in self._scene.places[s.index] if m.span.end <= s.tokens[hit.token].start]
            at = self._scene.resolved.get(told[-1].span) if told else None
        counts = [
            self._plain(s, i, "forces")
            for i in dict.fromkeys([*actor_at, *frame.get("obj", [])])
            if self._scene.noun_class(s, i) in ("force", "person", "number")
        ]
        for i in [*place_at, *frame.get("at", []), *frame.get("in", [])]:
            if self._scene.noun_class(s, i) == "facility":
                counts.append(self._plain(s, i, "bases"))
        if at is None and not any(counts):
            return None
        status = status_of(s, hit.token, self._scene.text, self._attributor.denied(s.index, hit.token))
        timed = times_for(self._scene, s, hit.token, frozenset(hit.words), triggers - {hit.token}, frozenset())
        return Draft(
            kind="posture",
            event_type=None,
            mode=None,
            sentence=s.index,
            token=hit.token,
            trigger=s.tokens[hit.token].span,
            actor=tuple(parties),
            place=at,
            time=resolve_first(timed[:1], self._date_of, self._narrated, False) or TimeRef()
            if timed and timed[0].distance <= 3
            else TimeRef(),
            counts=_distinct(counts),
            status=status if status in ("denied", "negated", "planned") else "ongoing",
            tense=tense_cue(s, hit.token),
            attribution=self._attributor.of(s.index, hit.token),
            evidence=(s.span,),
            flags=flags,
            rule=f"{hit.entry.lemma}/{hit.entry.pos}",
        )


def _hours_apart(s: Sentence, i: int) -> bool:
    """ "hours after rockets hit the base": on the day of what the sentence tells first."""
    marks = [t.lower for t in s.kids(i, "mark", "advmod", "prep")]
    if not any(m in ("after", "before") for m in marks):
        return False
    return any(t.lemma in ("hour", "minute") and t.index < i for t in s.tokens if abs(t.index - i) < 8)


def _add(parties: list[Party], more: Iterable[Party]) -> None:
    for party in more:
        if all(party.identity.name != p.identity.name for p in parties):
            parties.append(party)


def _distinct(counts: Iterable[Count | None]) -> tuple[Count, ...]:
    found: list[Count] = []
    for one in counts:
        if one is not None and all((one.of, one.span) != (c.of, c.span) for c in found):
            found.append(one)
    return tuple(found)


def political(parties: Iterable[Party]) -> bool:
    """Is one of the parties political, military, armed or official?"""
    return any(p.identity.kind in _POLITICAL for p in parties)
