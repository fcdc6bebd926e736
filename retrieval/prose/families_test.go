package prose

import (
	"slices"
	"strings"
	"testing"
)

// Pairs of words of different meanings, which must have two terms.
const apartPairs = `
	abortion/abortive access/accession account/accountant account/accountability active/activate adam/adamant
	addition/additive adhered/adherents admire/admiral affected/affection aid/aide airline/airliner
	alien/alienate allowed/allowance amen/amenities analog/analogy angels/Angeles animal/animated
	apart/apartment applicant/applicable appropriate/appropriations arm/army assisted/assistant
	associated/association attended/attendant audit/audition author/authority author/authorized
	authority/authorized avail/available bash/bashful benedict/benediction business/busy business/busier
	caliber/calibrated call/calle candid/candidate capital/capitalism care/careful cast/caste casual/casualty
	celebrate/celebrity change/Chang circuit/circuitous civil/civilization classic/classical clinic/clinical
	cloth/clothes collection/collective colon/colonial command/commandeered compass/compassion compete/competent
	complicated/complicity composition/composite comprehension/comprehensive concentrate/concentric
	concept/conception conditions/conditional confer/conference confide/confidence conserve/conservative
	considerate/considerable consist/consistent constitutes/constitution constructed/constructive
	contain/containers content/contention contract/contraction convent/convention convention/conventional
	conversation/conversion cooper/cooperate coroner/coronation corporal/corporate correct/correctional
	correspond/correspondent coup/coupe coven/covenant critic/critical customs/customer custom/customized
	decimal/decimated decision/decisive defend/defendant defer/deference definition/definitely depart/department
	deposit/deposition descend/descendant designed/designated destination/destined detected/detective
	dictation/dictator digits/digital directed/directive discrete/discretion diversity/diversion
	division/divisive doctor/doctorate domestic/domesticated dominate/Dominic edited/edition effect/effective
	elected/elective electron/electronics elevation/elevator emerge/emergency emirs/emirates empire/empirical
	engine/engineer equal/equator equation/equator escalate/escalator even/evening event/eventful
	exceptions/exceptional executed/executive executions/executives expedite/expedition experience/experiment
	extension/extensive extreme/extremities fabric/fabricated factor/factory federal/Federer ferry/Ferris
	final/finale format/formation fortune/fortunately found/founded franc/France fruit/fruitful
	general/generally general/generation generate/generation general/generous good/goods grate/grateful
	habit/habitation hamburg/hamburger hand/handful hard/hardly heroin/heroine hospital/hospitality human/humane
	identity/identical ignored/ignorant impasse/impassive imported/important importer/importance
	indicate/indices inform/informal initial/initiative install/instalment integral/integrity
	integrate/integrity intern/internal intern/international internal/international iron/ironic
	journal/journalism later/lateral liberal/liberate like/likely liquid/liquidity liter/literally live/lively
	locally/locale machine/machinations major/majority marine/marinated material/materialism maxim/maximize
	mechanic/mechanism medical/medication memory/memorial meteor/meteoric miner/mineral minor/minority
	moment/momentous moral/morale nation/nationality native/nativity negligent/negligible new/news
	nominate/nominal number/numb numerical/numerous objection/objective odd/odds short/shorts office/officer
	office/official officials/officiating offense/offensive operate/opera operation/operative optimal/optimism
	order/orderly ordinance/ordination organ/organic organ/organization organic/organism origin/original
	pacific/pacifism past/paste petite/petition physics/physical play/playful police/policy polite/political
	population/populism position/positive poster/posterity preceded/precedent premier/premiere preside/president
	principal/principality private/privation process/procession product/productive profess/profession
	progress/progressive project/projection protest/Protestant provider/providence public/publicity pure/puree
	quit/quite racket/racketeer range/rang ration/rational raven/ravenous recess/recession recreate/recreation
	related/relative relate/relativity remark/remarkable remiss/remission reported/reporters resolution/resolute
	respect/respective response/responsible retain/retainer retrieve/retriever revelry/revelation
	revel/revelation revolve/revolver roses/rise secret/secretion securities/secure sever/several sever/severe
	several/severe social/socialism special/specialize species/special subject/subjective submission/submissive
	success/succession suggestion/suggestive suit/suite suspense/suspension swift/swiftly temper/temperate
	terminate/terminal time/timely titan/titanic transit/transition treasure/treasurer tribune/tribunal
	unit/united universe/university universal/university vacate/vacation vegetable/vegetation vertices/vertical
	vigil/vigilant desert/desertion fitness/fitted illegal/illegible incident/incidence intense/intensive
	mindful/minds occupant/occupation reasons/reasonable reform/reformation reprise/reprisal situated/situation
	substantial/substantiate unrelated/unrelenting wilder/wilderness wit/witness wonder/wonderful`

// Pairs of an inflection or a plain derivation and its word, which must have one term.
const meetingPairs = `
	abandoned/abandonment accept/acceptance accuse/accusation achieve/achievement acquit/acquitted
	active/activities adopt/adoption announce/announcement appoint/appointment approve/approval arrest/arrested
	arrive/arrival assess/assessment assassinate/assassination attack/attacker attract/attraction
	authorities/authority authorise/authorization ban/banned beauty/beautiful betray/betrayal bombing/bombed
	broadcast/broadcaster building/builds businesses/business campaign/campaigner cancel/cancellation
	candidate/candidates carry/carried celebrate/celebrations celebrity/celebrities champion/champions
	children/child city/cities claim/claimed clinical/clinically collapse/collapsing collect/collections
	colonies/colonial colonize/colonial compete/competition condemn/condemnation confess/confession
	confirm/confirmation congratulate/congratulations consider/consideration conservative/conservatives
	construct/construction contaminate/contamination convict/conviction cooperate/cooperation corrupt/corruption
	country/countries crash/crashes crimes/crime cultural/culture cut/cuts danger/dangerous decide/decided
	decide/deciding declare/declaration decorate/decoration defend/defender delay/delays deliver/delivered
	demonstrate/demonstration department/departments deport/deportation designated/designation destroy/destroyed
	detain/detained detective/detectives develop/development die/died digital/digitally disappear/disappearance
	discover/discovered discuss/discussion dismiss/dismissal donate/donation drown/drowned editions/edition
	educate/education elect/election elected/elections eliminate/elimination embarrass/embarrassment
	emergency/emergencies employ/employment engineer/engineering enlist/enlisted escape/escaping
	evacuate/evacuation evenings/evening examine/examination execute/execution executed/executing
	executes/executions executive/executives expand/expanding experiment/experimental explain/explained
	explode/exploding export/exporter extradite/extradition factory/factories fall/fallen find/found fine/fined
	flood/flooding founded/founding general/generals generation/generations govern/government
	graduate/graduation grow/growing harass/harassment hospital/hospitalized identity/identities illness/ill
	immigrant/immigration impeach/impeachment important/importantly importing/imported imprison/imprisonment
	improve/improvement indict/indictment infect/infection inform/information inject/injection injury/injuries
	inspect/inspection internationally/international interrupt/interruption invade/invader invest/investment
	investigate/investigation invite/invitation journalism/journalist kidnap/kidnapped lawful/law
	legislate/legislation lose/lost majority/majorities manage/management mayor/mayors memorial/memorials
	minorities/minority move/moving murder/murderer negotiate/negotiation nominate/nomination occupy/occupied
	occupy/occupation person/personal offensive/offensives officer/officers operate/operation operates/operator
	optimism/optimist organise/organization organized/organizers original/originally paint/painted
	parade/parades patrol/patrolled pay/paid perform/performance persecute/persecution photograph/photographer
	pollute/pollution political/politics predict/prediction presidents/president produce/production
	prohibit/prohibition promote/promotion propose/proposal prosecute/prosecution protect/protection
	protest/protester publish/publication punish/punishment range/ranged reject/rejection release/released
	remove/removal renovate/renovation replace/replacement report/reported rescue/rescued reside/resident
	resign/resignation restore/restoration restrict/restrictions retire/retirement ring/rang robbed/robbing
	sabotaged/sabotage scandal/scandals sell/sold senator/senators severe/severity shoot/shots sink/sank
	socialist/socialism speculate/speculation steal/stolen story/stories strike/struck suffer/suffering
	suspect/suspected suspension/suspensions teach/taught think/thoughts threaten/threatened
	translate/translation travel/traveller treat/treated treatment/treatments unite/united
	universities/university vaccinate/vaccination violate/violation visit/visited vote/voting warn/warnings
	win/won withdraw/withdrawal witness/witnesses write/written`

func TestPairs(t *testing.T) {
	for _, tc := range []struct {
		pairs string
		meet  bool
	}{{apartPairs, false}, {meetingPairs, true}} {
		for pair := range strings.FieldsSeq(tc.pairs) {
			a, b, _ := strings.Cut(pair, "/")
			var s Stemmer
			if x, y := s.Term(a), s.Term(b); (x == y) != tc.meet {
				t.Errorf("Term(%q) = %q, Term(%q) = %q; one term: %t, want %t", a, x, b, y, x == y, tc.meet)
			}
		}
	}
}

// All words of a line have one stem, which stands in one line only, and each family has a term
// that the first one does not have. Terms begin with the letters of their words, on which a
// matcher relies.
func TestFamiliesAreSound(t *testing.T) {
	stems := make(map[string]bool)
	for line := range strings.Lines(familyLines) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		kept, others, ok := strings.Cut(strings.TrimSpace(line), "|")
		if !ok || len(strings.Fields(kept)) == 0 {
			t.Fatalf("line %q: want two families", line)
		}
		stem := snowball(strings.Fields(kept)[0])
		if stems[stem] {
			t.Errorf("line %q: its stem %q has two lines", line, stem)
		}
		stems[stem] = true
		for w := range strings.FieldsSeq(kept) {
			if got := familyTerm(w, snowball(w)); got != stem {
				t.Errorf("line %q: term of %q is %q, want %q", line, w, got, stem)
			}
		}
		for family := range strings.SplitSeq(others, "|") {
			checkFamily(t, stem, membersOf(family))
		}
	}
}

func checkFamily(t *testing.T, stem string, family []member) {
	if len(family) == 0 || family[0].term == stem {
		t.Errorf("family %+v of %q: want a word first that is not the stem", family, stem)
		return
	}
	for _, m := range family {
		if m.word[:2] != m.term[:2] {
			t.Errorf("%q: its term %q begins otherwise", m.word, m.term)
		}
		first := m == family[0] // which may be another stem, that the family joins
		if !first && !m.begins && snowball(m.word) != stem {
			t.Errorf("%q has the stem %q and needs no word in the line of %q", m.word, snowball(m.word), stem)
		}
	}
}

func TestMembersOf(t *testing.T) {
	got := membersOf(" produc production- ")
	want := []member{{"produc", false, "produc"}, {"production", true, "produc"}}
	if !slices.Equal(got, want) {
		t.Errorf("membersOf = %+v, want %+v", got, want)
	}
}
