"""Fixtures for the coding engine: one loaded coder, and a reading that names what a record says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dateline.coding.draft import Count, Draft, Party
from dateline.coding.scene import Found, Scene, Tables
from dateline.lexicon.actors import ActorList
from dateline.lexicon.cameo import Cameo
from dateline.lexicon.contexts import Contexts
from dateline.lexicon.countries import Countries
from dateline.lexicon.domains import Domains
from dateline.lexicon.events import EventLexicon
from dateline.lexicon.gazetteer import Gazetteer
from dateline.lexicon.nouns import Nouns
from dateline.lexicon.number_words import CountedNouns
from dateline.lexicon.weapons import WeaponTable
from dateline.pipeline import Coder
from dateline.read.text import text_source
from dateline.records.claim import Attribution, Claim, Record
from dateline.records.identity import ActorIdentity
from dateline.records.reference import PlaceRef, TimeRef
from dateline.records.report import Source
from dateline.records.span import Span
from dateline.records.syntax import Sentence
from dateline.resolve.actors import ActorResolver
