package digest_test

import (
	"strings"
	"testing"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// An article that mentions a topic in passing is not about it.
func TestTopicIsStrict(t *testing.T) {
	vote := printed("vote", "Sarn Herald", "County board votes for new bus lane",
		"The county board voted on Monday to paint a bus lane on Corn Street.\n"+
			"The board met for three hours in the old customs house and drank tea.\n"+
			"Nobody spoke against the plan.\nIt has forty pages.\nThe vote had been put off because of Hurricane Odile.", 0)
	storm := printed("storm", "Coast Agency", "Hurricane Odile reaches the coast",
		"QUENBY — Hurricane Odile reached the coast on Monday and tore roofs off 300 houses.\nThousands are without power.", 0)
	diary := printed("diary", "Morning Post", "A week on the quay", "The boats stayed in port all week long.\n"+
		"The smokehouse had nothing to smoke.\nOld men played cards in the net loft.\nHurricane Odile kept them there.\nOdile, the worst hurricane in years, broke four masts.\nHurricane warnings were first given for Odile on Friday.", 0)
	articles := []*news.Article{vote, storm, diary}
	for topic, want := range map[string]int{"hurricane Odile": 2, "bus lane": 1, "forty pages": 0, "net loft": 0, "": 3} {
		if got := make1(digest.Day{Articles: articles, Topic: topic}).Articles; got != want {
			t.Errorf("%d articles about %q, want %d", got, topic, want)
		}
	}
	s := make1(digest.Day{Articles: articles, Topic: "hurricane Odile"})
	for _, words := range texts(s) {
		if !strings.Contains(words, "Odile") && !strings.Contains(words, "urricane") && !strings.Contains(words, "power") {
			t.Errorf("%q has nothing to do with the topic", words)
		}
	}
}

// What a headline promises beside a report does not lead, however many print it.
func TestAReportLeads(t *testing.T) {
	gallery := []*news.Article{
		printed("g1", "Sarn Herald", "Photos: the week in Quenby", "Skaters crossed the frozen lake at Quenby in their hundreds this week.", 0),
		printed("g2", "Morning Post", "In pictures: skaters on Quenby lake", "Hundreds of skaters crossed the frozen lake of Quenby, some of them in costume.", 0),
		printed("g3", "Fell Echo", "5 ways to skate on Quenby lake", "The lake at Quenby is frozen and hundreds of skaters have crossed it on two legs or on four.", 0),
	}
	crime := printed("crime", "Coast Agency", "Court jails minister for bribes",
		"SARN — The supreme court sentenced the former ports minister to six years in prison on Monday for taking bribes.", 0)
	if got := make1(digest.Day{Articles: append(gallery, crime)}).Lead.Story.Key(); got != "crime" {
		t.Errorf("%s leads, want the sentence", got)
	}
}

func TestServicePieces(t *testing.T) {
	for title, want := range map[string]string{
		"5 rules for watching the cup": "item", "5 killed as bridge falls": "lead", "12 people missing after flood": "lead",
		"The strike, explained": "item", "Rovers v Athletic: preview and odds": "item", "Board votes to close lock": "lead",
		"10 best walks above Sarn": "item", "Awards night: full winners list": "item", "30 more arrested in Quenby": "lead",
	} {
		other := printed("other", "Morning Post", "Ferry fares rise", "Fares on the ferries to the islands rose by a tenth on Monday, the company said.", 0)
		piece := printed("piece", "Sarn Herald", title, "The town of Quenby has talked about little else since the weekend, and will for some time.", 0)
		got := "lead"
		if make1(digest.Day{Articles: []*news.Article{other, piece}}).Lead.Story.Key() == "other" {
			got = "item"
		}
		if want == "item" && got != want {
			t.Errorf("%q leads, want a report before it", title)
		}
	}
}
