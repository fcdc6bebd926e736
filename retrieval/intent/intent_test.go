package intent_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
)

var formOutlets = []string{"Harbour Courier (sample)", "Uplands Gazette (sample)", "The Week", "Tarn Times", "BRT"}

// The day of asking is a Wednesday, 18 March 2026.
var asked = time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// reading writes a Reading as the tables do: "topic: ferry strike; 2026-03-17; in The Week".
func reading(r intent.Reading) string {
	out := map[intent.Intent]string{intent.Plain: "plain", intent.SmallTalk: "talk", intent.DayNews: "day",
		intent.TopicNews: "topic: " + r.Topic}[r.Intent]
	if r.Intent == intent.Plain || r.Intent == intent.SmallTalk {
		return out
	}
	for _, d := range r.Days {
		since, until := day(d.Since), day(d.Until)
		if since != until {
			since += ".." + until
		}
		out += "; " + since
	}
	for _, s := range r.Sources {
		out += "; in " + s
	}
	return out
}

// The ways in which people ask for the news about something. The day of asking is
// Wednesday, 18 March 2026.
func TestReadTopics(t *testing.T) {
	checkForms(t, []formCase{
		// The words for news, and a preposition.
		{"latest on the dam", "topic: dam"},
		{"Latest on the dam?", "topic: dam"},
		{"the latest on the dam leak", "topic: dam leak"},
		{"LATEST ON THE DAM", "topic: DAM"},
		{"LATEST NEWS ABOUT EDDA THRUPP!!!", "topic: EDDA THRUPP"},
		{"latest news about Edda Thrupp", "topic: Edda Thrupp"},
		{"newest updates regarding the ferry strike", "topic: ferry strike"},
		{"recent developments around Quill", "topic: Quill"},
		{"breaking news from Quill", "topic: Quill"},
		{"breaking stories on the lantern cup", "topic: lantern cup"},
		{"recent coverage of the levy", "topic: levy"},
		{"headlines about Crake", "topic: Crake"},
		{"news about the dam", "topic: dam"},
		{"news of Anselm Crake", "topic: Anselm Crake"},
		{"news on ferry", "topic: ferry"},
		{"news from Pellery", "topic: Pellery"},
		{"update on brack dam", "topic: brack dam"},
		{"updates about the Spider-Crab film", "topic: Spider-Crab film"},
		{"any updates on the talks?", "topic: talks"},
		{"any word on the missing skipper", "topic: missing skipper"},
		{"any developments on the badger cull", "topic: badger cull"},
		{"any news about “the Drowned Bell”?", "topic: Drowned Bell"},
		{"anything on Crake", "topic: Crake"},
		{"anything new on the ferry strike?", "topic: ferry strike"},
		{"got anything on Thrupp", "topic: Thrupp"},
		{"articles about the meteorite", "topic: meteorite"},
		{"stories about Pellery cats", "topic: Pellery cats"},
		{"reports on the Orlo sea border", "topic: Orlo sea border"},
		{"coverage of the lantern cup", "topic: lantern cup"},
		{"give me articles on the levy", "topic: levy"},
		{"info on the evacuation", "topic: evacuation"},
		// What is new, what is going on.
		{"what's new with Orlo?", "topic: Orlo"},
		{"whats new with orlo", "topic: orlo"},
		{"What’s new in Quill", "topic: Quill"},
		{"whats going on w/ orlo", "topic: orlo"},
		{"whats going on w/ the ferry", "topic: ferry"},
		{"what is going on with Jetsam FC?", "topic: Jetsam FC"},
		{"wats happening in quill rn", "topic: quill"},
		{"what's happening with the dam right now", "topic: dam"},
		{"what's happening now in Quill?", "topic: Quill"},
		{"what is currently happening in Quill", "topic: Quill"},
		{"whats the latest on the levy", "topic: levy"},
		{"WHATS THE LATEST ON THE LEVY", "topic: LEVY"},
		{"what's up with the badgers", "topic: badgers"},
		{"what's the situation in Pellery?", "topic: Pellery"},
		{"what is the situation at the border", "topic: border"},
		{"what's the deal with Crake", "topic: Crake"},
		{"what's the story with the doorstop", "topic: doorstop"},
		{"what are the latest developments in Quill?", "topic: Quill"},
		{"what's the latest news from the Lamb islands", "topic: Lamb islands"},
		{"what is going on between Orlo and Quill", "topic: Orlo and Quill"},
		{"what is going on quill", "topic: quill"},
		{"what's all the fuss about the meteorite", "topic: meteorite"},
		// What happened.
		{"what happened to Crake?", "topic: Crake"},
		{"What happened with the ferry?", "topic: ferry"},
		{"what happend to edda thrupp", "topic: edda thrupp"},
		{"whatever happened to the night keeper?", "topic: night keeper"},
		{"what has happened to the lantern cup", "topic: lantern cup"},
		{"what ever happened to Pruitt", "topic: Pruitt"},
		{"what became of Edda Thrupp?", "topic: Edda Thrupp"},
		{"what happened in Quill?", "topic: Quill"},
		{"What happened in Paris?", "topic: Paris"},
		{"what happened at the dam", "topic: dam"},
		{"what happened to the injured skipper?", "topic: injured skipper"},
		{"what happened to the badly injured skipper?", "topic: badly injured skipper"},
		{"what happened to the half built pier", "topic: half built pier"},
		{"what happened to Marrow United", "topic: Marrow United"},
		{"what happened to Will Tarrow?", "topic: Will Tarrow"},
		{"what happened to will tarrow", "topic: will tarrow"},
		{"what happened to Doctor Who", "topic: Doctor Who"},
		{"latest on The Hague", "topic: The Hague"},
		{"latest on IT outages", "topic: IT outages"},
		{"latest on the US", "topic: US"},
		{"WHO news", "topic: WHO"},
		// X news.
		{"Crake news", "topic: Crake"},
		{"crake news please", "topic: crake"},
		{"Crake latest", "topic: Crake"},
		{"ferry strike update", "topic: ferry strike"},
		{"ferry strike updates?", "topic: ferry strike"},
		{"Quill headlines", "topic: Quill"},
		{"lantern cup coverage", "topic: lantern cup"},
		{"Orlo situation update", "topic: Orlo"},
		{"latest Orlo news", "topic: Orlo"},
		{"any Orlo news?", "topic: Orlo"},
		{"the latest ferry strike news pls", "topic: ferry strike"},
		{"what's the Orlo news", "topic: Orlo"},
		{"is there any Crake news", "topic: Crake"},
		{"badger cull latest news", "topic: badger cull"},
		{"Edda Thrupp's latest news", "topic: Edda Thrupp's"},
		{"sports news", "topic: sports"},
		{"quill what's new", "topic: quill"},
		// Orders.
		{"tell me about Crake", "topic: Crake"},
		{"tell me more about the dam", "topic: dam"},
		{"Tell me about the latest floods in Quill", "topic: floods in Quill"},
		{"tell me about recent floods", "topic: floods"},
		{"tell me the latest on Orlo", "topic: Orlo"},
		{"tell us what happened to the ferry", "topic: ferry"},
		{"give me the latest on the dam", "topic: dam"},
		{"give me everything on Crake", "topic: Crake"},
		{"show me news on the levy", "topic: levy"},
		{"show me the latest ferry news", "topic: ferry"},
		{"get me updates on the strike", "topic: strike"},
		{"find me stories about badgers", "topic: badgers"},
		{"bring me news of the dam", "topic: dam"},
		{"gimme the latest on quill", "topic: quill"},
		{"catch me up on the ferry strike", "topic: ferry strike"},
		{"bring me up to speed on Orlo", "topic: Orlo"},
		{"fill me in on the dam", "topic: dam"},
		{"update me on Orlo", "topic: Orlo"},
		{"give me a quick rundown of the levy", "topic: levy"},
		{"summary of the dam leak", "topic: dam leak"},
		{"summarise the ferry strike", "topic: ferry strike"},
		{"timeline of the leak", "topic: leak"},
		{"search for night keeper", "topic: night keeper"},
		{"what about the dam?", "topic: dam"},
		{"how about Quill", "topic: Quill"},
		{"what do we know about the meteorite?", "topic: meteorite"},
		{"what do we know so far about the leak", "topic: leak"},
		{"what is known about the leak", "topic: leak"},
		{"what should I know about the levy", "topic: levy"},
		{"everything we know about Crake", "topic: Crake"},
		{"what have you got on Crake?", "topic: Crake"},
		// In the news.
		{"why is Crake in the news?", "topic: Crake"},
		{"why is crake in the news", "topic: crake"},
		{"why's Crake in the news", "topic: Crake"},
		{"why are badgers in the headlines?", "topic: badgers"},
		{"why is Edda Thrupp trending", "topic: Edda Thrupp"},
		{"why is everyone talking about the doorstop?", "topic: doorstop"},
		{"why are people talking about Pellery", "topic: Pellery"},
		{"what is Crake in the news for?", "topic: Crake"},
		{"is Crake in the news?", "topic: Crake"},
		{"how is the strike going?", "topic: strike"},
		{"how are the talks going", "topic: talks"},
		{"hows the lantern cup going", "topic: lantern cup"},
		{"how's Marrow doing?", "topic: Marrow"},
		{"how are things in Quill", "topic: Quill"},
		{"what are the papers saying about the levy?", "topic: levy"},
		{"what is the press writing about Crake", "topic: Crake"},
		// Chatty.
		{"hi, what's new with Orlo?", "topic: Orlo"},
		{"hi quoth, latest on the dam?", "topic: dam"},
		{"hey quoth whats the latest on the dam thx", "topic: dam"},
		{"ok bot, Orlo news", "topic: Orlo"},
		{"so what happened to Crake then?", "topic: Crake"},
		{"can you tell me what happened to Crake please", "topic: Crake"},
		{"could you please give me the latest on the levy?", "topic: levy"},
		{"can u tell me about the dam", "topic: dam"},
		{"i want to know what's going on with the ferry", "topic: ferry"},
		{"i'd like to hear about the dam", "topic: dam"},
		{"I'm looking for news on the badgers", "topic: badgers"},
		{"do you have any news on Crake?", "topic: Crake"},
		{"have you heard about the meteorite?", "topic: meteorite"},
		{"does anyone know what happened to the skipper? thanks", "topic: skipper"},
		{"good morning! any updates on the strike?", "topic: strike"},
		{"please, news about the dam", "topic: dam"},
		{"🚢 ferry strike news 🙏", "topic: ferry strike"},
		{"latest on the dam 👀", "topic: dam"},
		{"   latest   on   Edda   Thrupp  ", "topic: Edda Thrupp"},
		// More ways of saying the same.
		{"did anything happen in Quill yesterday?", "topic: Quill; 2026-03-17"},
		{"anything happening with the dam?", "topic: dam"},
		{"i need an update on the dam", "topic: dam"},
		{"need news on crake", "topic: crake"},
		{"looking for crake news", "topic: crake"},
		{"list Crake news", "topic: Crake"},
		{"newest dam stories", "topic: dam"},
		{"breaking news quill", "topic: quill"},
		{"status of the strike", "topic: strike"},
		{"how's the dam situation", "topic: dam"},
		{"can you summarize the dam news", "topic: dam"},
		{"summarize yesterday's news about crake", "topic: crake; 2026-03-17"},
		{"explain what's going on with the dam", "topic: dam"},
		{"remind me what happened to crake", "topic: crake"},
		{"updates on the search for the missing boat", "topic: search for the missing boat"},
		{"lets talk about crake", "topic: crake"},
		{"what happened during the storm", "topic: storm"},
		{"crake - any news?", "topic: crake"},
		{"dam, what's happening?", "topic: dam"},
		{"US news", "topic: US"},
		{"hi-tech news", "topic: hi-tech"},
		{"latest on the far right", "topic: far right"},
		{"question time news", "topic: question time"},
		{"no deal vote news", "topic: no deal vote"},
		{"us news", "topic: us"},
		{"latest on Łódź", "topic: Łódź"},
		{"中国 news", "topic: 中国"},
		{"help me find crake news", "topic: crake"},
		// With a time.
		{"crake news from yesterday", "topic: crake; 2026-03-17"},
		{"Orlo news yesterday", "topic: Orlo; 2026-03-17"},
		{"yesterdays orlo news", "topic: orlo; 2026-03-17"},
		{"latest on the dam this week", "topic: dam; 2026-03-16..2026-03-22"},
		{"what happened to Crake in August 2024", "topic: Crake; 2024-08-01..2024-08-31"},
		{"what happened at the border on Friday", "topic: border; 2026-03-13"},
		{"what happened on Friday at the border?", "topic: border; 2026-03-13"},
		{"What happened yesterday in Quill?", "topic: Quill; 2026-03-17"},
		{"whats going on with orlo today", "topic: orlo; 2026-03-18"},
		{"news about the ferry since Monday", "topic: ferry; 2026-03-16.."},
		{"latest on Friday's vote", "topic: vote; 2026-03-13"},
		{"latest on yesterday's vote", "topic: vote; 2026-03-17"},
		{"ferry news last week", "topic: ferry; 2026-03-09..2026-03-15"},
		{"tell me about the strike in the last 3 days", "topic: strike; 2026-03-15..2026-03-18"},
		{"what happened to Crake on 4 March?", "topic: Crake; 2026-03-04"},
		// Names that are words of a time as well.
		{"latest on May", "topic: May"},
		{"what happened to May?", "topic: May"},
		{"May news", "topic: May"},
		{"latest on Theresa May", "topic: Theresa May"},
		{"latest on March for Life", "topic: March for Life"},
		{"March for Life news", "topic: March for Life"},
		{"what happened at the March for Life?", "topic: March for Life"},
		{"latest on the 2024 election", "topic: 2024 election"},
		{"news about the May election", "topic: May election"},
		{"latest on the North Pole", "topic: North Pole"},
		{"latest on April Dunmore", "topic: April Dunmore"},
		// With an outlet.
		{"the dam in the Courier", "topic: dam; in Harbour Courier (sample)"},
		{"ferry strike in the courier", "topic: ferry strike; in Harbour Courier (sample)"},
		{"Courier news about the dam", "topic: dam; in Harbour Courier (sample)"},
		{"Harbour Courier articles about the dam", "topic: dam; in Harbour Courier (sample)"},
		{"latest on the dam in the Uplands Gazette", "topic: dam; in Uplands Gazette (sample)"},
		{"latest on the levy, according to the Gazette", "topic: levy; in Uplands Gazette (sample)"},
		{"news from the Gazette about Crake yesterday", "topic: Crake; 2026-03-17; in Uplands Gazette (sample)"},
		{"latest on the Courier", "topic: Courier"},
		{"what happened to the Harbour Courier?", "topic: Harbour Courier"},
		{"dam news in The Week", "topic: dam; in The Week"},
		{"what happened to the dam in the week", "topic: dam in the week"},
	})
}

// The ways in which people ask for the news of a day.
func TestReadDays(t *testing.T) {
	checkForms(t, []formCase{
		{"what happened yesterday?", "day; 2026-03-17"},
		{"What happened on 4 March", "day; 2026-03-04"},
		{"what is the news today?", "day; 2026-03-18"},
		{"todays news", "day; 2026-03-18"},
		{"TODAYS NEWS", "day; 2026-03-18"},
		{"today’s news", "day; 2026-03-18"},
		{"news from Friday", "day; 2026-03-13"},
		{"news since Friday", "day; 2026-03-13.."},
		{"fridays headlines", "day; 2026-03-13"},
		{"yesterday's headlines", "day; 2026-03-17"},
		{"what did I miss yesterday", "day; 2026-03-17"},
		{"what did i miss", "day"},
		{"what have I missed since Monday?", "day; 2026-03-16.."},
		{"what's new?", "day"},
		{"whats new", "day"},
		{"hey whats new quoth", "day"},
		{"what's going on?", "day"},
		{"whats happening in the world", "day"},
		{"what is going on in the world today", "day; 2026-03-18"},
		{"top stories", "day"},
		{"top stories this week", "day; 2026-03-16..2026-03-22"},
		{"news", "day"},
		{"News?", "day"},
		{"the news", "day"},
		{"latest news", "day"},
		{"the latest", "day"},
		{"headlines", "day"},
		{"headlines pls", "day"},
		{"morning briefing", "day"},
		{"summary of yesterday", "day; 2026-03-17"},
		{"summarise yesterday", "day; 2026-03-17"},
		{"anything interesting today?", "day; 2026-03-18"},
		{"did anything happen yesterday?", "day; 2026-03-17"},
		{"catch me up", "day"},
		{"catch me up on the news", "day"},
		{"bring me up to speed", "day"},
		{"what happened last week", "day; 2026-03-09..2026-03-15"},
		{"last weeks news", "day; 2026-03-09..2026-03-15"},
		{"news in December", "day; 2025-12-01..2025-12-31"},
		{"december news", "day; 2025-12-01..2025-12-31"},
		{"what happened in march", "day; 2026-03-01..2026-03-31"},
		{"what happened in May", "day; 2025-05-01..2025-05-31"},
		{"what happened in 2025?", "day; 2025-01-01..2025-12-31"},
		{"what happened over the weekend?", "day; 2026-03-14..2026-03-15"},
		{"what was in the news on Monday", "day; 2026-03-16"},
		{"what is in the news", "day"},
		{"give me the news", "day"},
		{"can you give me todays headlines please", "day; 2026-03-18"},
		{"show me the latest headlines", "day"},
		{"tell me what happened yesterday", "day; 2026-03-17"},
		{"tell me the news", "day"},
		{"i want to know what happened today", "day; 2026-03-18"},
		{"any news?", "day"},
		{"any news today", "day; 2026-03-18"},
		{"yesterday", "day; 2026-03-17"},
		{"hi! what's the news?", "day"},
		{"good morning, what did I miss?", "day"},
		{"what's in the Courier today?", "day; 2026-03-18; in Harbour Courier (sample)"},
		{"news from the Gazette", "day; in Uplands Gazette (sample)"},
		{"Courier headlines yesterday", "day; 2026-03-17; in Harbour Courier (sample)"},
		{"📰", "talk"},
		{"📰 news", "day"},
		{"world news", "day"},
		{"top 5 stories", "day"},
		{"top 10 headlines today", "day; 2026-03-18"},
		{"weekly roundup", "day"},
		{"this week in review", "day; 2026-03-16..2026-03-22"},
		{"what made the news yesterday", "day; 2026-03-17"},
		{"summarize what happened yesterday", "day; 2026-03-17"},
		{"tell me about yesterday", "day; 2026-03-17"},
		{"tell me about today's news", "day; 2026-03-18"},
		{"could i have the headlines please?", "day"},
		{"what r the news", "day"},
		{"2025 news", "day; 2025-01-01..2025-12-31"},
		{"daily summary", "day"},
	})
}

// Greetings, thanks and questions about the bot.
func TestReadSmallTalk(t *testing.T) {
	var cases []formCase
	for _, s := range []string{"hi", "Hi!", "HELLO", "hello there", "hey quoth", "hi there how are you",
		"how are you today?", "hows it going",
		"what's up", "whats up bot", "sup", "yo", "good morning", "Good evening everyone", "thanks", "thank you",
		"Thank you so much!", "thx",
		"ty", "thanks for nothing", "thanks, bye", "cheers mate", "who are you?", "what are you",
		"what can you do?", "how does this work", "help",
		"are you a bot?", "are you there", "what's your name", "tell me about yourself", "bye", "see you later",
		"ok", "ok thanks", "cool",
		"lol", "good bot", "nice one", "👍", "🙂🙂", "🇬🇧", "hi 👋", "test", "how r u", "hi, thanks!", "never mind",
		"sorry"} {
		cases = append(cases, formCase{s, "talk"})
	}
	checkForms(t, cases)
}

// What is left to the articles: facts, speech, bare words, and what leans on the question before.
func TestReadPlain(t *testing.T) {
	var cases []formCase
	for _, s := range []string{
		"", " ", "?", "...", "?!", "—", "https://x.example/2026/ferry-strike-ends", "see www.x.example/news",
		"Orlo", "Orlo?", "ferry strike", "ferry strike?", "Edda Thrupp", "Orlo yesterday", "who?", "why?", "more",
		"tell me more",
		"Who won the lantern cup?", "hey, does anyone know who won the cup? thanks", "hi, who won the cup?",
		"can you tell me which town was evacuated please?", "do we know how many left Pellery yet?",
		"so where is the dam lol",
		"i was wondering, how high is the dam?", "quick question: which team won", "What is the Brack dam?",
		"who is Edda Thrupp", "what is a levy",
		"How many people were evacuated?", "When does the ferry sail today?", "is the ferry running?",
		"Did the council close the dam yesterday?",
		"What happened to the call Teodor Bask made in January?",
		"what happened to the call teodor bask made in january",
		"What happened to the man who found the meteorite?", "what happened when the dam broke?",
		"what happened after the ferry strike ended?",
		"what happened to the man arrested in Quill?", "what happened to the boat that sank off Lamb?",
		"what happened next?", "latest on 42", "Fox News", "in the news", "of news",
		"what caused the leak?", "What is the latest score?",
		"What was the latest figure for the evacuation of the three valley villages of Pellery and Quill?",
		"what did Crake say about the dam?", "quotes by Crake", "quotes about the levy", "latest comments by Crake",
		"latest statement from Crake on the dam",
		"what is Crake saying about the dam?", "what are people saying about the levy?",
		"who said the wall will hold?", "Crake on the levy",
		"what does the Gazette say about the ferry", "what did the Courier report on Friday about who paid?",
		"what happened to him?", "any news on that?", "what about it", "tell me more about her",
		"what animal is in the news",
		"which paper broke the news?", "who broke the news about the dam?", "why is the dam leaking?",
		"why did Crake resign?", "how is the weather?",
		"how does the levy work", "Name the ship that sank", "list the villages evacuated",
		"is it true that the dam is leaking?",
		"The White House announced a new levy this week. Which country is hit?",
		"what is the name of the bell?", "what is the height of the dam", "What deal did Orlo sign?",
		"what new species was found in Quill?",
		"what update did the game get?", "Which news site sacked its editor?",
		"how is Crake going to pay for the dam?",
		"Что нового?", "渡轮何时恢复?", "ما الأخبار؟", "\xff\xfe", "a\u0301\u0302", "<@1234> ?",
	} {
		cases = append(cases, formCase{s, "plain"})
	}
	cases = append(cases, formCase{strings.Repeat("latest on the dam ", 50), "plain"})
	checkForms(t, cases)
}

// A time of day is no topic.
func TestReadTimeOfDay(t *testing.T) {
	checkForms(t, []formCase{{"what happened at 5pm", "plain"}})
}

type formCase struct{ text, want string }

func checkForms(t *testing.T, cases []formCase) {
	t.Helper()
	known := input.Known{Sources: formOutlets, Now: asked}
	for _, tc := range cases {
		t.Run(tc.text, func(t *testing.T) {
			r := intent.Read(tc.text, known)
			if got := reading(r); got != tc.want {
				t.Errorf("Read(%q) = %q by rule %q, want %q", tc.text, got, r.Rule, tc.want)
			}
			if (r.Intent != intent.Plain) != (r.Rule != "") && r.Rule != "long" && r.Rule != "address" {
				t.Errorf("Read(%q) has form %v by rule %q", tc.text, r.Intent, r.Rule)
			}
		})
	}
}

// Each rule's examples are read by it, with the topic in brackets.
func TestFormRulesExamples(t *testing.T) {
	known := input.Known{Sources: formOutlets, Now: asked}
	for _, e := range intent.RuleExamples() {
		topic := ""
		if m := regexp.MustCompile(`\[(.+)\]`).FindStringSubmatch(e.Text); m != nil {
			topic = m[1]
		}
		r := intent.Read(strings.NewReplacer("[", "", "]", "").Replace(e.Text), known)
		if r.Rule != e.Rule || r.Topic != topic {
			t.Errorf("Read(%q) = %q by rule %q, want topic %q by rule %q", e.Text, reading(r), r.Rule, topic, e.Rule)
		}
	}
}

// Without a day of asking the words of a time are still no part of the topic.
func TestReadWithoutNow(t *testing.T) {
	for text, want := range map[string]string{"Orlo news yesterday": "topic: Orlo",
		"what happened last week?": "day", "december news": "day", "Orlo in May": "plain"} {
		if got := reading(intent.Read(text, input.Known{})); got != want {
			t.Errorf("Read(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzRead: a topic is made of words of the text and stands with TopicNews alone; reading
// takes time in proportion to the text.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "latest on the dam in the Courier this week",
		"what happened to Edda Thrupp’s call?", "todayſ newſ", "🚢 \xff w/ İ", "hi quoth, news from Friday",
		"https://x.example/a-b.html", "in the harbour courier", "Courier Courier news", "on the the the March",
		"why is  in the news", strings.Repeat("news on ", 300)} {
		f.Add(s)
	}
	known := input.Known{Sources: formOutlets, Now: asked}
	f.Fuzz(func(t *testing.T, text string) {
		r := intent.Read(text, known)
		if (r.Topic != "") != (r.Intent == intent.TopicNews) {
			t.Errorf("Read(%q) has form %v with topic %q", text, r.Intent, r.Topic)
		}
		at := 0
		for w := prose.NewWords(r.Topic); w.Next(); {
			word := w.Span().Of(r.Topic)
			i := strings.Index(text[at:], word)
			if i < 0 {
				t.Fatalf("topic %q has %q, which does not stand in %q in this order", r.Topic, word, text)
			}
			at += i + len(word)
		}
		for _, d := range r.Days {
			if d.IsZero() {
				t.Errorf("Read(%q) names a time that is none", text)
			}
		}
		intent.Asks(text)
		input.Slug(text)
	})
}

// Reading a text four times as long takes about four times as long, whatever it repeats; a
// quadratic reading takes sixteen times as long. On a busy machine the quickest of some readings
// counts, and one good round of several.
func TestReadIsLinear(t *testing.T) {
	known := input.Known{Sources: formOutlets, Now: asked}
	quickest := func(text string) time.Duration {
		best := time.Hour
		for range 5 {
			start := time.Now()
			intent.Read(text, known)
			intent.Asks(text)
			input.Slug(text)
			best = min(best, time.Since(start))
		}
		return best
	}
	for _, piece := range []string{"latest on the dam ", "The Week ", "in the Courier ", "a", "a ", " ",
		"January 6 ", "what is ", "?", "www.", "hi "} {
		short := strings.Repeat(piece, 10_000/len(piece))
		for round := 1; ; round++ {
			took, tookFour := quickest(short), quickest(strings.Repeat(short, 4))
			if tookFour <= 10*took+10*time.Millisecond {
				break
			}
			if round == 5 {
				t.Errorf("reading 10 kB of %q takes %v, and 40 kB %v", piece, took, tookFour)
				break
			}
		}
	}
}
