// Package newstest has articles of invented towns, for tests of several packages.
package newstest

import (
	"fmt"
	"time"

	"quoth/retrieval/news"
)

// Day returns the time of eight o'clock on a day of March 2026.
func Day(d int) time.Time { return time.Date(2026, 3, d, 8, 0, 0, 0, time.UTC) }

// Ferry returns the article that most tests ask for, to be changed and passed to news.New.
func Ferry() news.Article {
	return news.Article{
		Key: "ferry", Title: "Quenby ferry to sail again", Source: "The Quenby Packet",
		URL: "https://packet.example/ferry", Published: Day(18),
		Text: "The Quenby ferry will sail again on Monday after four weeks in dry dock.\n" +
			"“We have replaced both engines,” said harbour master Ada Orme. She thanked the passengers for their " +
			"patience.\nTickets cost nine pounds, as they did before.",
	}
}

// Town returns the ferry and articles about three other things. The football has no date of publication.
func Town() []*news.Article {
	return []*news.Article{
		news.New(Ferry()),
		news.New(news.Article{
			Key: "library", Title: "Reading room closes for repairs", Source: "Gazette", Published: Day(17),
			Text: "The reading room at Holm Street closes until June.\n" +
				"Builders found rot beneath the gallery, the council's surveyor reported.",
		}),
		news.New(news.Article{
			Key: "bees", Title: "Beekeepers count their losses", Source: "Gazette", Published: Day(2),
			Text: "A third of the hives in the valley did not survive the frost.\n" +
				"The beekeepers blame mites. Prices of honey are expected to rise.",
		}),
		news.New(news.Article{
			Key: "football", Title: "Late goal sends Brackley through", Source: "Évening Voice",
			File: "football.txt", Fetched: Day(19),
			Text: "Brackley scored in stoppage time to reach the regional final.\n" +
				"Their keeper, Jo Tamm, had saved two penalties.",
		}),
	}
}

// Wall returns what two outlets print about a dispute over a wall, in three articles.
func Wall() []*news.Article {
	return []*news.Article{
		news.New(news.Article{
			Key: "vote", Title: "Council votes for a sea wall", Source: "Quenby Packet", Published: Day(10),
			Text: "“We will build the wall before the winter storms come,” said harbour master Ilse Corran. “It will " +
				"cost us nine million.”\n" +
				"Union leader Tormund Ash said that the dockers had not been asked about the wall.\n" +
				"The vote was held at noon.",
		}),
		news.New(news.Article{
			Key: "wire", Title: "Sea wall agreed", Source: "Gazette", Published: Day(11),
			Text: "Quenby has agreed to a sea wall.\n“We will build the wall before the winter,” Corran said.\n" +
				"Ilse Corran has led the harbour for nine years.",
		}),
		news.New(news.Article{
			Key: "strike", Title: "Dockers strike over pay", Source: "Gazette", Published: Day(14),
			Text: "“Nobody loads a crate until the pay talks open again,” Tormund Ash told the crowd.\n" +
				"“The gates stay shut,” Ash added.\n" +
				"Minister Jonas Corran said the government would not interfere in the strike.",
		}),
	}
}

// Court returns an article in which Petra Lind speaks, whom no other one quotes.
func Court() *news.Article {
	return news.New(news.Article{
		Key: "court", Title: "Vote void", Published: Day(20),
		Text: "“The vote is void, and we start again,” said judge Petra Lind.",
	})
}

// Numbered returns article i of as many as a test needs. It is the only one that has Unique(i).
func Numbered(i int) *news.Article {
	return news.New(news.Article{
		Key: news.Key(fmt.Sprint("n-", i)), Title: fmt.Sprint("Notice ", i), Source: "Gazette",
		Published: Day(1 + i%19),
		Text: fmt.Sprintf("The clerk entered %s in the harbour book.\n"+
			"Nothing else of note took place on that day.", Unique(i)),
	})
}

// Unique returns a word that no other number has.
func Unique(i int) string { return fmt.Sprintf("vessel%dq", i) }
