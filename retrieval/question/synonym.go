package question

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
)

// synonymGroups are words that questions and articles use for each other: a question says "how
// heavy", the article "weighs". A line is a group; its words stand for one another, and a word can
// be in several groups. A group holds what is asked for and what is printed, of any part of speech,
// but no names.
const synonymGroups = `
die death dead kill killed fatal toll
kill murder slain slay homicide
injured hurt wounded injury injure wound
arrest detain custody
jail prison sentence imprison
resign quit resignation departure
fire sack dismiss oust dismissal
hire appoint recruit appointment
win victory beat triumph winner
beat defeat
lose defeat loss
buy acquire purchase takeover acquisition
sell sale
cost price worth expensive cheap fee fare charge spend
pay salary wage earn
phone telephone mobile smartphone
car vehicle automobile
plane aircraft jet airliner
ship vessel boat
start begin launch open beginning
end finish close conclude ending
job employ employment position post
fix repair mend
leader lead head chief
boss chief manager executive
blame fault accuse responsible suspect suspicion
cause reason trigger
reveal disclose
film movie picture
tv television
house home
kid child
doctor physician
police officer
law legislation bill
rule ruling decide
decide decision
verdict ruling judgment
vote election ballot poll
storm hurricane cyclone typhoon
quake earthquake
fire blaze wildfire
shoot shooting gunman
gun firearm weapon rifle
bomb explosion blast explode bombing
attack assault raid
war conflict invasion fighting
soldier troop army
ban prohibit bar outlaw
allow permit approve permission
reject refuse deny decline refusal
agree deal accord agreement pact
country nation
city town
company firm business maker
rise increase grow growth jump surge climb raise hike
fall drop decline decrease plunge
cut reduce reduction slash
big large huge size area
small little tiny
tall high height
heavy weigh weight
old age aged
long length
deep depth
wide width
far distance
fast speed quick
hot warm temperature heat
cold cool temperature freeze
marry wife husband wedding spouse marriage partner
born birth
divorce split separate
find discover discovery uncover
search seek hunt
steal theft rob robbery thief
cheat fraud scam
want seek demand
help aid assist support
money fund cash
sick ill illness disease
drug medicine
student pupil
university college
award prize medal
singer sing song
actor actress star
author writer novelist
team club side
coach manager
game match
score goal point
fan supporter
attend attendance spectator participant
rich billionaire wealthy
poor poverty
evacuate evacuation flee leave
leave depart departure
reopen open restart resume
build construct construction
destroy damage ruin demolish
plan propose proposal
choose choice select
meet meeting summit
visit trip travel tour
talk discuss negotiation
fear worry concern
sorry apologise apologize apology
critic opponent criticise criticize
protest demonstrate rally march
strike walkout
delay postpone
cancel scrap abandon
illegal unlawful
guilty convict conviction
charge indict indictment
sue lawsuit
tax levy
debt loan owe
lender bank
oil petrol fuel gas gasoline
power electricity
internet online web
moon lunar
total altogether
wrong mistake error incorrect
right correct
use utilise usage
invent invention inventor
own owner ownership
govern government rule
teach teacher
live resident inhabitant residence population
establish foundation founder create
type kind sort
name call title
move transfer
guy man
ticket fare
`

// synonyms are the terms of the groups that a term is in.
var synonyms = func() map[string][]string {
	var stemmer prose.Stemmer
	m := make(map[string][]string)
	for line := range strings.Lines(synonymGroups) {
		var terms []string
		for w := range strings.FieldsSeq(line) {
			terms = append(terms, stemmer.Term(w))
		}
		for _, t := range terms {
			for _, s := range terms {
				if s != t && !slices.Contains(m[t], s) {
					m[t] = append(m[t], s)
				}
			}
		}
	}
	return m
}()
