"""Sentences that speak of violence without telling of any, and their doubles that do tell of it."""

from __future__ import annotations

import pytest

from dateline.coding.negatives import SILENCED, report_domain, silences, unreal
from dateline.lexicon.domains import Domains

#: reason, sentence
UNREAL = """
sport	Barcelona's attack tore the visiting defence apart and the striker scored twice before half-time.
sport	The champions were under fire for most of the second half and needed a late goalkeeper save.
sport	He fired a free kick past the goalkeeper from 25 yards in stoppage time.
sport	The heavyweight landed a blow in the fourth round to knock out the defending champion.
sport	Kenya clash with Uganda in the quarter-final of the rugby tournament on Saturday.
sport	The fast bowler struck twice in one over to leave the tourists on 34 for four, a loss of five wickets.
sport	The quarterback threw three touchdown passes in the playoff battle.
sport	She battled back from a set down to beat the top seed at Wimbledon.
sport	The midfielder shot wide from the penalty area after a quick counter-attack.
sport	Two cyclists attacked on the last climb, splitting the peloton.
sport	The coach praised his forwards for a ferocious assault on the scrum.
sport	Norway's skier blasted to a gold medal in the sprint.
film	The movie, set in 1944, follows a squad of paratroopers who storm a bridge under artillery fire.
film	A documentary about the massacre of the miners opens in cinemas next week.
film	Her first novel tells the story of a bomber who falls in love with his victim.
film	The video game, in which players fight insurgents in a ruined city, sold two million copies.
film	The television series is based on the siege of an embassy in which two hostages were killed.
film	The sequel topped the box office, beating a comic superhero thriller about an alien invasion.
film	The opera is a portrayal of a coup in an invented kingdom.
film	The singer's album shot to the top of the chart.
film	In the thriller, starring a former wrestler, a rogue general tries to blow up parliament and soldiers open fire.
film	The memoir recounts how he was kidnapped by guerrillas and held for 400 days.
film	His biopic depicts the assassination of the president.
film	The stage play, based on the hijacking of a ferry, closes on Friday.
film	A short film about two brothers who join rebels won best picture.
film	The episode ends with a car bomb going off outside the embassy.
film	Critics hated the actress's battle with a computer-generated dragon in the Hollywood blockbuster.
anniversary	Thousands gathered on Sunday to mark the 10th anniversary of the attack that killed 30 and wounded 60.
anniversary	Bells tolled across the city to commemorate the victims of the 1995 bombing.
anniversary	Relatives of those killed in the bombing laid flowers on its 20th anniversary.
anniversary	On the anniversary of the massacre, families lit candles by the river.
anniversary	The prime minister laid a wreath at the memorial to the soldiers killed in the 1982 war.
anniversary	A memorial to passengers killed when the airliner was shot down 30 years ago was unveiled at the weekend.
anniversary	Ceremonies marked the fifth anniversary of the school shooting.
anniversary	The town is preparing for the centenary of the battle.
anniversary	Survivors of the siege met on its 25th anniversary.
anniversary	A plaque recalls the 43 people shot dead there in 1961.
anniversary	The king will attend a remembrance service for the sailors killed in the 1941 attack.
anniversary	Veterans commemorated the invasion with a parade.
anniversary	A minute of silence was held, two years to the day after a gunman killed nine worshippers.
anniversary	A concert will mark the anniversary of the day in 2004 that bombs ripped through four trains.
anniversary	Commemorating the genocide, the president lit a flame of remembrance.
drill	A drill simulating an attack on the airport was held on Tuesday.
drill	About 400 police took part in the exercise, in which gunmen were supposed to have seized a shopping centre.
drill	Commandos stormed a mock village in a joint exercise with American marines.
drill	Firefighters rehearsed their response to a chemical attack on the underground.
drill	In a scenario played out at the port, terrorists hijack a ferry and take hostages.
drill	The military exercises, to simulate an invasion of the islands, will last ten days.
drill	Volunteers playing the part of the wounded lay on the platform after a simulated explosion.
drill	Pupils across the state hold drills for a school shooting twice a year.
drill	The navies practised repelling an attack by small boats during the naval exercise.
drill	A mock air raid sounded sirens across the capital.
drill	The war game involved a simulated missile strike on a warship.
drill	Troops fired dummy rockets as they rehearsed an assault on a beach.
trial	A court convicted two men of the bombing in 1998 that killed 29 people.
trial	He went on trial in Hamburg for his part in the hijacking of 1977.
trial	The jury heard how the gunman shot the officer 12 years ago.
trial	A tribunal sentenced the former commander to 30 years for the massacre of villagers in 1992.
trial	She was acquitted of the kidnapping, more than two decades ago, of the banker.
trial	The inquest was told that the soldier was shot dead by a sniper in 1974.
trial	He pleaded guilty to planting the bomb that killed a postman in 1989.
trial	A verdict is due next week over the 2003 bombing of a synagogue.
accident	Eleven people were killed when a bus collided with a lorry on the coast road.
accident	A gas explosion at a bakery killed three people and injured 40.
accident	Five soldiers died when their truck overturned and plunged into a ravine.
accident	An explosion at a coal mine killed 32 miners; officials blamed methane.
accident	Carbon monoxide from a faulty heater killed a family of four.
accident	The blast at the fireworks factory killed 20 workers.
accident	Two pilots died in a mid-air collision at an air show.
accident	The plane crash that killed 61 was put down to engine failure.
accident	Police ruled out terrorism after the gas explosion, which destroyed two shops.
accident	A derailment killed 17 passengers; there was no sign of sabotage.
accident	At least 14 pilgrims were killed in a stampede at the shrine after scaffolding collapsed.
accident	The ferry capsized in a squall, with the death of at least 60.
disaster	The earthquake struck before dawn, killing at least 200 people and injuring thousands.
disaster	A typhoon blasted the coast with winds of 200 kilometres an hour, killing nine.
disaster	Lightning strikes killed four farmers in heavy rain.
disaster	Flash floods killed 13 people and destroyed hundreds of homes.
disaster	A wildfire destroyed 40 houses.
illness	He died of a heart attack after surgery on Friday.
illness	Cholera has killed 300 people since the outbreak began.
illness	The flu epidemic struck the north hardest, with 80 dead.
business	Shares fell after the retailer fired its chief executive and profit dropped.
business	The takeover battle lifted the share price; shareholders struck a deal.
science	The asteroid struck the planet millions of years before, scientists say.
metaphor	The price war between the two supermarkets has entered its second month.
metaphor	The minister's bombshell left his party reeling.
metaphor	He launched a scathing attack on the mayor's handling of the buses.
metaphor	The legal battle over the will dragged on.
metaphor	The subsidy was a shot in the arm for farmers.
metaphor	The council came under fire over its plans for the park.
metaphor	Her charm offensive won over the backbenchers.
metaphor	A Twitter storm followed his remarks.
title	A bomb disposal expert was promoted to sergeant.
title	The war correspondent retired to a farm.
title	He was buried in the war cemetery.
title	The fire chief thanked his crew.
title	The gun lobby spent millions on the election.
horoscope	Aquarius: sparks fly at work and an old flame attacks your plans; expect fireworks.
horoscope	Your horoscope says a battle of wills lies ahead.
"""

REAL = """
Gunmen opened fire on a ceremony marking the 10th anniversary of the siege.
On the anniversary of the siege, gunmen stormed a hotel and killed three guests.
A bomb exploded near the memorial to the victims of the 1995 war, wounding two.
People were marking the anniversary of the revolution when grenades were thrown into the crowd.
Two mourners were shot dead at a remembrance service for a rebel leader.
The crowd had gathered for the anniversary of the uprising as troops moved in and fired on them.
Militants marked the anniversary of their leader's death with a wave of bombings.
Rioters wrecked the war memorial on Saturday night.
Hours before the anniversary of the attack, a suicide bomber blew himself up at the gate.
Rockets hit the capital a year after the ceasefire.
A memorial service for the officer killed in Tuesday's ambush will be held on Friday.
Thousands of mourners buried the nine people killed in Monday's air strike.
The attack was the deadliest since the 2008 siege.
Police fired tear gas at students who were commemorating the massacre.
Three bombs exploded on the anniversary of independence.
Rebels attacked the barracks during a military exercise, killing six soldiers.
During the drill, a soldier turned his rifle on his comrades and shot four of them dead.
The exercise was called off after militants ambushed a convoy.
Troops returning from the exercise came under mortar fire.
Gunmen dressed as soldiers on a drill stormed the village.
A shell hit the market while the navy was holding manoeuvres offshore.
A rocket attack killed two instructors at the training camp.
The army shelled the hills in what it called an exercise.
The bombers had rehearsed the attack for months before they struck the hotel.
A suicide bomber blew himself up outside a football stadium, killing five fans.
Gunmen shot dead the former goalkeeper of the national football team outside his home.
Rival supporters clashed after the league match and 30 people were hurt.
Police fired tear gas at fans who stormed the pitch after the cup final.
The team's bus was hit by a roadside bomb on its way to the tournament.
The athlete was kidnapped by rebels on his way to the Olympics.
The government said it would boycott the Olympics.
A grenade was thrown at the coach carrying the cricket squad.
Riot police used batons to clear the football ground.
Islamists banned football and shot two players of a village team.
Hostages were held in the stadium, where the football team used to train.
A mortar shell landed on the playing field, killing a coach and three athletes.
A gunman opened fire during the premiere of a superhero film, killing 12.
Militants attacked a cinema that was showing a film about the war.
Protesters burned down two cinemas over a film about the prophet.
The film director was stabbed to death in the street.
A bomb went off at the film festival.
A pop singer was shot dead in his car by gunmen.
Police arrested the rapper after a shooting outside a concert.
A documentary about the massacre prompted riots in which four people were killed.
Militants released a video of the beheading of a hostage.
Gunmen killed nine people at the concert hall.
The novelist was jailed for insulting the army.
Two television actors were kidnapped by rebels while filming.
The actress was among 14 people killed when a missile hit the theatre.
A car bomb killed the judge at the trial of the drug baron.
Gunmen attacked the courthouse where the 1998 bombing was being tried.
A suicide bomber struck the tribunal, killing two guards.
The witness was shot dead on Monday, a day before he was to testify about the 2003 massacre.
The jury was sent home when a bomb exploded outside the court.
A bus was blown up by a mine, killing 11 people.
Gunmen ambushed a bus after it collided with a lorry.
The plane crashed after it was hit by a missile, killing all 140 aboard.
Rebels said they shot down the helicopter, which crashed in flames.
The derailment was caused by a bomb planted by separatists.
A driver deliberately rammed his lorry into a crowd, killing 12.
Saboteurs blew up the gas pipe, and the explosion killed two guards.
The train crash was the work of saboteurs, the minister said.
Gunmen opened fire on earthquake survivors queuing for food.
Air strikes killed four people in the flooded town.
An arsonist set the wildfire that killed three people.
Rebels attacked a cholera hospital and killed two patients.
The doctor treating Ebola patients was shot dead.
Troops fired on villagers protesting over the coal mine.
Soldiers attacked the stock exchange with grenades.
Gunmen killed the chief executive of the oil company outside his home.
A blast tore through the stock exchange and the index fell.
Scientists were killed in the bombing of the laboratory.
A bomb disposal expert was killed when the device exploded.
The bomb squad was called after a grenade was found; gunmen then shot at them.
A war correspondent was shot dead by a sniper.
Attack helicopters pounded the village.
Riot police dispersed the crowd with water cannon.
The mayor suffered a heart attack as shells hit the town.
The minister, who has come under fire over corruption, was shot dead on Monday.
The price war turned violent when taxi drivers set buses alight.
The hostage negotiator was stabbed.
The tanks shelled the war museum.
The army said on Sunday that it had shelled rebel positions.
The parliament voted on Tuesday.
Hundreds marched to commemorate the soldiers killed in recent clashes on the border.
Plotters meant to shell the palace to derail the talks.
""".strip().splitlines()

CASES = [line.split("\t") for line in UNREAL.strip().splitlines()]


@pytest.fixture(scope="module")
def domains() -> Domains:
    return Domains.load()


def tokens(sentence: str) -> list[str]:
    """As a tagger would cut them: stops, commas and hyphens apart."""
    for mark in ".,;:-":
        sentence = sentence.replace(mark, f" {mark} ")
    return sentence.replace("'s", " 's").lower().split()


@pytest.mark.parametrize(("reason", "sentence"), CASES)
def test_unreal(domains: Domains, reason: str, sentence: str) -> None:
    assert unreal(tokens(sentence), domains) == reason
    assert unreal(sentence.lower().split(), domains) == reason


@pytest.mark.parametrize("sentence", REAL)
def test_real(domains: Domains, sentence: str) -> None:
    """A deed that the reason does not explain is news; at most something other than force is silenced."""
    assert not silences(unreal(tokens(sentence), domains), "ASSAULT")
    assert not silences(unreal(sentence.lower().split(), domains), "ASSAULT")


def test_enough_of_both() -> None:
    assert len(CASES) + len(REAL) >= 120
    assert abs(len(CASES) - len(REAL)) < 40


def test_nothing(domains: Domains) -> None:
    assert unreal([], domains) is None
    assert unreal(["."], domains) is None


def test_a_public_act_is_not_sport(domains: Domains) -> None:
    assert unreal("the minister said the team would leave the world cup".split(), domains) is None


def test_reasons_have_their_types(domains: Domains) -> None:
    assert {reason for reason, _ in CASES} == SILENCED.keys()
    assert silences("sport", "AGREE")
    assert silences("drill", "ASSAULT")
    assert not silences("drill", "MOBILIZE")
    assert not silences("anniversary", "PROTEST")
    assert not silences(None, "ASSAULT")


REPORTS = {
    "sport": "The striker scored twice as the champions beat their rivals in the league . The goalkeeper saved a "
    "penalty kick before half-time and the referee booked the midfielder . Fans sang in the stadium .",
    "entertainment": "The film , a thriller starring a rapper , topped the box office . Its sequel is due at a "
    "Hollywood premiere , with a soundtrack by the singer . Bombs go off in every scene of the movie .",
    "business": "Shares in the retailer rose after its quarterly earnings and revenue beat forecasts . Investors await "
    "the merger . The stock market index gained and the chief executive promised a dividend .",
    None: "Gunmen attacked the hotel of a football team before a league match . The striker and the goalkeeper were "
    "unhurt , but two soldiers and a coach were killed . Rebels fired rockets at the stadium during the tournament .",
}


@pytest.mark.parametrize("domain", REPORTS)
def test_report_domain(domains: Domains, domain: str | None) -> None:
    assert report_domain(REPORTS[domain].lower().split(), domains) == domain


def test_report_without_cues(domains: Domains) -> None:
    assert report_domain(["the", "cat", "sat"], domains) is None


def test_long_noise_is_linear(domains: Domains) -> None:
    noise = "on the anniversary of the attack , a mock drill film about the victims of".split() * 20_000
    unreal(noise, domains)
    report_domain(noise, domains)


def test_a_disaster_may_bring_troops_and_aid(domains: Domains) -> None:
    report = "Floods after torrential rain and landslides , then an aftershock of the earthquake and a tsunami ."
    assert report_domain(report.lower().split(), domains) is None
