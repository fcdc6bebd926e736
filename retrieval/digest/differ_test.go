package digest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/story"
)

// paper is what an outlet prints of a story, hours after midnight.
type paper struct {
	outlet, text string
	hours        float64
}

// differing returns the numbers on which papers differ: "4,300 people (Gazette) | 3,200 people (Newswire)".
func differing(title string, papers []paper) string {
	day := time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)
	var r ranked
	for i, p := range papers {
		a := news.New(news.Article{Key: news.Key(fmt.Sprint(i)), Title: title, Source: p.outlet, Text: p.text,
			Published: day.Add(time.Duration(p.hours * float64(time.Hour)))})
		r.Wordings = append(r.Wordings, story.Wording{Articles: []*news.Article{a}})
	}
	d := (&edition{}).differs(&r)
	if d == nil {
		return ""
	}
	var sides []string
	for _, printed := range d {
		var outlets []string
		for _, x := range printed {
			outlets = append(outlets, x.Article().Source)
		}
		sides = append(sides, fmt.Sprintf("%s (%s)", printed[0].Text(), strings.Join(outlets, ", ")))
	}
	return strings.Join(sides, " | ")
}

const (
	gazette  = "Gazette"
	newswire = "Newswire"
	herald   = "Herald"
)

func TestOutletsThatDiffer(t *testing.T) {
	for _, tc := range []struct {
		name   string
		papers []paper
		want   string
	}{
		{"left their homes", []paper{
			{gazette, "At least 4,300 people have left their homes below the Tarn dam, by our own count.", 8},
			{newswire, "The Relief Office said 3,200 residents had now left their homes.", 9},
		}, "At least 4,300 people (Gazette) | 3,200 residents (Newswire)"},
		{"the number of people evacuated", []paper{
			{gazette, "By nightfall 4,300 people had been evacuated from the valley under the cracked dam, the mayor said.", 8},
			{newswire, "The Relief Office put the number of people evacuated from below the dam at 3,440.", 9},
		}, "4,300 people (Gazette) | 3,440 (Newswire)"},
		{"an adjective is the verb", []paper{
			{gazette, "In the school gyms there were camp beds for 860 evacuated families.", 8},
			{newswire, "Officials said 1,140 families were evacuated to schools for the night.", 9},
		}, "860 evacuated families (Gazette) | 1,140 families (Newswire)"},
		{"killed before and behind", []paper{
			{gazette, "A blast at a grain mill in Ostrel killed 14 people on Tuesday.", 8},
			{newswire, "OSTREL — Nineteen people were killed when a mill exploded on Tuesday, police said.", 9},
		}, "14 people (Gazette) | Nineteen people (Newswire)"},
		{"people left out", []paper{
			{gazette, "The collapse of a stand at the racetrack injured 37 and stopped the derby.", 8},
			{newswire, "The stand at the racetrack fell on Sunday and 52 people were hurt.", 9},
		}, "37 (Gazette) | 52 people (Newswire)"},
		{"death toll", []paper{
			{gazette, "The death toll from the ferry fire off Wether has risen to 41, the coastguard said.", 8},
			{newswire, "Thirty-six people died in the fire on the ferry, the port office said.", 9},
		}, "41 (Gazette) | Thirty-six people (Newswire)"},
		{"homes", []paper{
			{gazette, "The wildfire above Lorn has destroyed 210 homes since dawn broke over the hills.", 8},
			{newswire, "More than 300 homes were destroyed by the wildfire, the fire chief told reporters.", 9},
		}, ""}, // "since" is another time
		{"homes without it", []paper{
			{gazette, "The wildfire above Lorn has destroyed 210 homes and closed the pass.", 8},
			{newswire, "LORN — More than 300 homes were destroyed by the wildfire, the fire chief told reporters.", 9},
		}, "210 homes (Gazette) | More than 300 homes (Newswire)"},
		{"jobs", []paper{
			{gazette, "Brandt Steel will cut 1,900 jobs at its two mills on the Orle.", 8},
			{newswire, "The steelmaker said it would close a mill and shed 2,600 jobs on the Orle.", 9},
		}, "1,900 jobs (Gazette) | 2,600 jobs (Newswire)"},
		{"jobs, both said", []paper{
			{gazette, "Brandt Steel will cut 1,900 jobs at its two mills on the Orle.", 8},
			{newswire, "The steelmaker is cutting 2,600 jobs at its mills on the Orle, its union said.", 9},
		}, "1,900 jobs (Gazette) | 2,600 jobs (Newswire)"},
		{"marchers", []paper{
			{gazette, "About 12,000 people marched through Stannoway against the ferry tax.", 18},
			{newswire, "STANNOWAY — Police said 5,000 people had marched against the ferry tax.", 19},
		}, "About 12,000 people (Gazette) | 5,000 people (Newswire)"},
		{"forced to flee", []paper{
			{gazette, "The flood forced 2,400 people to flee the lower town.", 8},
			{newswire, "Some 1,600 people fled the lower town as the flood rose.", 9},
		}, "2,400 people (Gazette) | Some 1,600 people (Newswire)"},
		{"left dead", []paper{
			{gazette, "The bus crash on the Sarn road left eight people dead.", 8},
			{newswire, "Eleven people lost their lives in the crash of a coach on the Sarn road.", 9},
		}, "eight people (Gazette) | Eleven people (Newswire)"},
		{"without power", []paper{
			{gazette, "Gales left 48,000 homes without power on the islands.", 8},
			{newswire, "The grid said 71,000 homes on the islands had lost electricity in the gales.", 9},
		}, "48,000 homes (Gazette) | 71,000 homes (Newswire)"},
		{"arrests", []paper{
			{gazette, "Officers arrested 64 protesters outside the Moot in Pellery.", 8},
			{newswire, "PELLERY — Some 90 protesters were detained outside the Moot, their lawyers said.", 9},
		}, "64 protesters (Gazette) | Some 90 protesters (Newswire)"},
		{"millions", []paper{
			{gazette, "Hackers stole the records of patients: 1.4 million records were taken from the clinics.", 8},
			{newswire, "The clinics said 2.1 million records were taken by hackers.", 9},
		}, "1.4 million records (Gazette) | 2.1 million records (Newswire)"},
		{"evacuated, without the people", []paper{
			{gazette, "Buses took all night: 4,300 were evacuated from the cracked dam's foot.", 8},
			{newswire, "The number evacuated from the foot of the dam rose to 3,200 by noon.", 9},
		}, "4,300 (Gazette) | 3,200 (Newswire)"},
		{"deaths", []paper{
			{gazette, "The clinics counted 31 deaths from the heat on Tuesday.", 8},
			{newswire, "At least 22 people died in the heat, the clinics said on Tuesday.", 9},
		}, "31 deaths (Gazette) | At least 22 people (Newswire)"},
		{"laid off", []paper{
			{gazette, "The yard is laying off 1,200 welders after the loss of an order for ferries.", 8},
			{newswire, "Some 1,500 welders will lose their jobs as the yard has no more ferries to build.", 9},
		}, "1,200 welders (Gazette) | Some 1,500 welders (Newswire)"},
		{"acres", []paper{
			{gazette, "The wildfire has burned 14,000 acres of heath and two farms.", 8},
			{newswire, "Crews said the wildfire had scorched 9,200 acres of heath.", 9},
		}, "14,000 acres (Gazette) | 9,200 acres (Newswire)"},
		{"on board", []paper{
			{gazette, "The ferry was carrying 310 passengers when it struck the pier.", 8},
			{newswire, "Some 240 passengers were on board when the ferry struck.", 9},
		}, "310 passengers (Gazette) | Some 240 passengers (Newswire)"},
		{"power cut to homes", []paper{
			{gazette, "Ice on the lines cut power to 48,000 homes.", 8},
			{newswire, "Some 71,000 homes were without electricity because of ice.", 9},
		}, "48,000 homes (Gazette) | Some 71,000 homes (Newswire)"},
		{"cases", []paper{
			{gazette, "In all 212 cases of measles have been confirmed at the camp.", 8},
			{newswire, "The camp said 150 cases of measles were reported by its nurses.", 9},
		}, "212 cases (Gazette) | 150 cases (Newswire)"},
		{"the number nearer to the top", []paper{
			{gazette, "The strike closed 40 schools in the valley. The strike closed 12 baths in the valley.", 8},
			{newswire, "The strike has closed 61 schools in the valley. Some 19 baths were closed in the valley.", 9},
		}, "40 schools (Gazette) | 61 schools (Newswire)"},
		{"the more exact number of one thing", []paper{
			{gazette, "The strike closed 40 schools in the valley.", 8},
			{newswire, "More than 60 schools are closed in the valley. In all 61 schools in the valley were closed.", 9},
		}, "40 schools (Gazette) | 61 schools (Newswire)"},
		{"three outlets", []paper{
			{gazette, "At least 4,300 people have left their homes below the dam.", 8},
			{newswire, "The Relief Office said 3,150 people had left their homes.", 9},
			{herald, "More than 3,100 people have left their homes, the office said.", 9},
		}, "3,150 people (Newswire, Herald) | At least 4,300 people (Gazette)"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := differing("Tarn valley empties below cracked dam", tc.papers); got != tc.want {
				t.Errorf("differs = %q, want %q", got, tc.want)
			}
		})
	}
}

func TestOutletsThatDoNotDiffer(t *testing.T) {
	for _, tc := range []struct{ name, a, b string }{
		{"the same number",
			"Some 860 families left their homes.",
			"The service said 860 families had left their homes."},
		{"more than, and the number",
			"More than 4,000 people have left their homes.",
			"By noon 4,100 people had left their homes."},
		{"about",
			"About 1,400 people left their homes at night.",
			"Police said 1,412 people left their homes at night."},
		{"rounded", "The flood drove 4,300 people from their homes.", "In the flood 4,287 people fled their homes."},
		{"thousands",
			"Thousands of people left their homes below the dam.",
			"Some 4,300 people left their homes below the dam."},
		{"up to",
			"Up to 5,000 people left their homes below the dam.",
			"Some 3,200 people left their homes below the dam."},
		{"dozens", "Three dozen people were hurt when the stand fell.", "The stand fell and 38 people were hurt."},
		{"nearly", "Nearly 500 homes were destroyed by the fire.", "The fire destroyed 471 homes."},
		{"another verb",
			"Some 4,300 people left their homes below the dam.",
			"In schools below the dam 640 people were housed, away from their homes."},
		{"treated",
			"Some 43 people left the homes by the mill.",
			"At the mill 31 people were treated for smoke in their homes."},
		{"told to leave",
			"Some 1,400 people left their homes at night.",
			"About 1,900 people were told to leave their homes at night."},
		{"a part",
			"The storm killed 14 people on the islands.",
			"Most of the dead on the islands drowned in the storm, including nine people in one boat, and " +
				"another 12 people were killed ashore."},
		{"another place", "The storm killed 14 people in Lorn.", "The storm killed nine people in Wether."},
		{"a part of the town",
			"Some 310 people in Quill were evacuated from their homes.",
			"Some 430 people were evacuated from their homes."},
		{"which people", "The blast killed 12 elderly people at a hotel.", "The blast killed 19 people at a hotel."},
		{"soldiers of two sides",
			"The raid killed 12 Orlish soldiers at the bridge.",
			"The raid killed 19 Skellan soldiers at the bridge."},
		{"families and people",
			"Some 860 families were evacuated below the dam.",
			"Some 1,200 people were evacuated below the dam."},
		{"ages",
			"A man aged 43 was hurt in the blast at the mill.",
			"A 61-year-old man was hurt in the blast at the mill."},
		{"days and hours", "The strike lasted 12 days at the docks.", "The strike lasted 14 days at the docks."},
		{"years",
			"The dam was built with 1961 stones and 2014 repairs.",
			"The dam was built with 1975 stones and 2011 repairs."},
		{"money",
			"The bank paid $12 million and £40 fines to clients.",
			"The bank paid $19 million and £70 fines to clients."},
		{"percentages", "Sales rose 12 percent at the stores.", "Sales rose 19 percent at the stores."},
		{"distances", "The ferry drifted 12 miles in the gale.", "The ferry drifted 19 miles in the gale."},
		{"another time",
			"The quake killed 14 people in the hills.",
			"A quake killed 90 people in the hills in 1987, and 40 people were killed there last year."},
		{"a rate", "The virus killed 40 people at the clinic.", "The virus killed 29 people a day at the clinic."},
		{"it may be",
			"The slide killed 14 people below the pass.",
			"The slide could have killed 30 people below the pass."},
		{"up from",
			"The slide killed 14 people below the pass.",
			"The slide killed 19 people below the pass, up from 14 on Monday."},
		{"one outlet knows both", "The slide killed 14 people below the pass.",
			"The slide killed 19 people below the pass. The Gazette said the slide killed 14 people."},
		{"last ones",
			"The last 1,140 people evacuated from the valley went home.",
			"Some 3,440 people evacuated from the valley went home."},
		{"days of the week",
			"Shells killed 12 people at the market on Monday.",
			"Shells killed nine people at the market on Tuesday."},
		{"nothing else in common", "Some 12 people were killed.", "In the valley 15 people were killed."},
		{"a range", "The blast hurt 12 to 15 people at the mill.", "The blast hurt 19 people at the mill."},
		{"a share", "Nine of 14 people were hurt at the mill.", "At the mill 14 people were hurt."},
		{"a name", "Boeing 737 jets were grounded at the field.", "Boeing 777 jets were grounded at the field."},
		{"places of which one is another",
			"Police arrested 12 people in Sarn over the fraud.",
			"Police arrested 19 people in Sarn and Lowe over the fraud."},
		{"far apart: a village and a country",
			"The cold killed 90 people on the roads.",
			"The cold killed two people on the roads."},
		{"in the area",
			"The storm killed 22 people in their cars.",
			"The storm killed seven people in the area in their cars."},
		{"two sides of a vote",
			"Some 61 members voted for the ferry tax.",
			"Some 40 members voted against the ferry tax."},
		{"dead and hurt",
			"The blast at the mill killed 12 and wounded 30.",
			"The blast at the mill left 12 dead and 30 wounded."},
		{"those who left a party",
			"Some 40 left the party over the tax.",
			"Some 60 people left the party's homes over the tax."},
		{"a month", "The mill blast killed 14 people.", "A mill blast killed 19 people in March of that year."},
		{"the dead of whom some are children",
			"The blast at the mill killed 14 people.",
			"The blast at the mill killed nine children."},
		{"rescued and on board",
			"The ferry had 310 passengers aboard off the pier.",
			"Some 240 passengers were rescued from the ferry off the pier."},
		{"not",
			"Police did not confirm that 12 people were hurt at the mill.",
			"At the mill 19 people were not hurt."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			papers := []paper{{gazette, tc.a, 8}, {newswire, tc.b, 9}}
			if got := differing("Fraud in Sarn, storm and fire in the news", papers); got != "" {
				t.Errorf("differs = %q, want nothing", got)
			}
			papers[0], papers[1] = papers[1], papers[0]
			if got := differing("Fraud in Sarn, storm and fire in the news", papers); got != "" {
				t.Errorf("the other way round: differs = %q, want nothing", got)
			}
		})
	}
}

func TestNumbersOfOneOutletOrOfTwoDays(t *testing.T) {
	const a, b = "The slide killed 14 people below the pass.", "The slide killed 19 people below the pass."
	for name, papers := range map[string][]paper{
		"an update":       {{gazette, a, 8}, {gazette, b, 18}},
		"both of one":     {{gazette, a, 8}, {gazette, b, 18}, {newswire, a, 9}},
		"two days":        {{gazette, a, 8}, {newswire, b, 32}},
		"no outlet known": {{"", a, 8}, {newswire, b, 9}},
	} {
		if got := differing("Fraud in Sarn, storm and fire in the news", papers); got != "" {
			t.Errorf("%s: differs = %q, want nothing", name, got)
		}
	}
	if got := differing("", []paper{{gazette, a, 8}, {newswire, b, 9}}); got == "" {
		t.Error("two outlets on one day: no difference")
	}
}
