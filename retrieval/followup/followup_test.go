package followup_test

import (
	"strings"
	"testing"
	"time"

	"quoth/retrieval/followup"
)

// The day of asking is a Wednesday, 18 March 2026.
var asked = time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)

// answered stands for an answer that names a woman, a man and a body, in that order.
func answered() followup.Answer {
	return followup.Answer{Names: []string{"Mirel Tove", "Osk Brannig", "Tarn Council"},
		Words: "We will mend the slip by spring"}
}

// suits knows the sexes of the persons in these tests.
func suits(name, pronoun string) bool {
	switch {
	case strings.HasPrefix(name, "Mirel"), strings.HasPrefix(name, "Edda"), strings.HasPrefix(name, "Ilka"):
		return pronoun != "he" && pronoun != "him" && pronoun != "his"
	case strings.HasPrefix(name, "Osk"), strings.HasPrefix(name, "Anselm"):
		return pronoun != "she" && pronoun != "her"
	case strings.HasSuffix(name, "Council"):
		return !strings.Contains(" he him his she her ", " "+pronoun+" ")
	}
	return true
}

func speaks(name string) bool {
	return strings.Contains(" edda thrupp plover osk brannig tarn council mirel tove crake marrow ",
		" "+strings.ToLower(name)+" ")
}

var talk = followup.Context{Now: asked, Answer: answered, Suits: suits, Speaks: speaks}

func TestComplete(t *testing.T) {
	const (
		fire   = "What happened in the Orrholm ferry fire?"
		dam    = "What did Crake say about the dam?"
		seals  = "How many seals died off Morl?"
		sink   = "When did the ferry sink?"
		slip   = "latest on the slipway"
		thrupp = "Who is Edda Thrupp?"
	)
	tests := []struct{ name, before, text, want string }{
		// Times.
		{"another time", "What did Crake say on Monday?", "and in December?", "What did Crake say in December?"},
		{"a time where there was none", dam, "and last week?", "What did Crake say about the dam last week?"},
		{"a time alone", "Who resigned this week?", "last month?", "Who resigned last month?"},
		{"yesterday", fire, "and yesterday?", "What happened in the Orrholm ferry fire yesterday?"},
		{"in capitals", dam, "AND IN DECEMBER", "What did Crake say about the dam IN DECEMBER?"},
		{"a time after what about", slip, "what about last week?", "latest on the slipway last week?"},
		{"a year alone", slip, "2024", "latest on the slipway in 2024?"},
		{"a month alone, after thanks", slip, "thanks, and december?", "latest on the slipway in december?"},
		{"two leads", slip, "ok and yesterday", "latest on the slipway yesterday?"},
		{"a weekday", seals, "and on Tuesday", "How many seals died off Morl on Tuesday?"},
		// Another subject.
		{"another person", dam, "what about Edda Thrupp?", "What did Edda Thrupp say about the dam?"},
		{"another person, shorter", "What did Anselm Crake say?", "and Plover?", "What did Plover say?"},
		{"another topic of a speaker", dam, "and about Norvane?", "What did Crake say about Norvane?"},
		{"another topic of a speaker, who speaks himself", dam, "and about Marrow?",
			"What did Crake say about Marrow?"},
		{"what about a thing", dam, "what about the harbour?", "What did Crake say about the harbour?"},
		{"what about a name that nobody bears", dam, "what about Norvane?", "What did Crake say about Norvane?"},
		{"what about a speaker in small letters", dam, "what about plover", "What did plover say about the dam?"},
		{"a topic where there was none", "What did Crake say?", "and about the dam?",
			"What did Crake say about the dam?"},
		{"another topic keeps the time", "What did Crake say about the dam in December?", "and about Norvane?",
			"What did Crake say about Norvane in December?"},
		{"another topic of the news", slip, "and about Norvane?", "latest on Norvane"},
		{"another topic of the news, of a thing", "What's new with Norvane?", "how about the slipway?",
			"What's new with the slipway?"},
		{"another topic keeps the time of the news", "latest on the slipway in December", "what about Norvane?",
			"latest on Norvane in December"},
		{"a bare topic", "Norvane", "and Quill?", "Quill"},
		{"another topic with a time", slip, "and what about the ferry strike in December?",
			"latest on the ferry strike in December?"},
		{"another topic with another time", "latest on the slipway in December", "and Norvane on Monday?",
			"latest on Norvane on Monday?"},
		{"another topic, behind the same preposition", "news from Quill", "and from Dunmarsh?", "news from Dunmarsh"},
		{"a slip of the topic", slip, "no, i meant the pier", "latest on the pier"},
		{"another topic, with words behind", slip, "what about the pier then?", "latest on the pier"},
		{"after the news of a day", "what happened yesterday?", "and about Norvane?",
			"What is the news about Norvane yesterday?"},
		{"after the news of a day, a place", "what happened yesterday?", "and in Quill?",
			"What is the news in Quill yesterday?"},
		{"something more", "how many people were evacuated?", "and in Quill?",
			"how many people were evacuated in Quill?"},
		{"another place", "How many people live in Quill?", "and in Dunmarsh?", "How many people live in Dunmarsh?"},
		{"another thing behind a shortened preposition", "What did Crake build w/ Osk Brannig?", "and with Plover?",
			"What did Crake build with Plover?"},
		{"another place behind letters that grow in lower case", "Who won the İİİİİİİİİİ cup in Quill?",
			"and in Dunmarsh?", "Who won the İİİİİİİİİİ cup in Dunmarsh?"},
		{"another kind of place", "How many people live in Quill?", "and near the lake?",
			"How many people live near the lake?"},
		{"another topic of why something was said", "Why did Crake say that about the dam?", "what about the roof?",
			"Why did Crake say that about the roof?"},
		{"another name", "How old is Edda Thrupp?", "and Osk Brannig?", "How old is Osk Brannig?"},
		{"another name in a thing's", "Where is the Brack dam?", "and Orrin?", "Where is the Orrin dam?"},
		{"another thing", "How high is the Brack dam?", "and the lighthouse?", "How high is the lighthouse?"},
		{"another thing that is counted", "How many otters were counted?", "and badgers?",
			"How many badgers were counted?"},
		// No subject.
		{"how many died", fire, "how many died?", "how many died in the Orrholm ferry fire?"},
		{"how many people died", fire, "How many people died?", "How many people died in the Orrholm ferry fire?"},
		{"how many were hurt", fire, "how many were injured", "how many were injured in the Orrholm ferry fire?"},
		{"with a lead", fire, "and how many died?", "how many died in the Orrholm ferry fire?"},
		{"who won", "When is the Lantern Cup final?", "who won?", "who won the Lantern Cup final?"},
		{"what was the score", "When is the Lantern Cup final?", "what was the score?",
			"what was the score of the Lantern Cup final?"},
		{"what was the cause", fire, "what was the cause?", "what was the cause of the Orrholm ferry fire?"},
		{"who started it, without it", fire, "who started", "who started the Orrholm ferry fire?"},
		{"after a clause", sink, "how many died?", "how many died when the ferry sank?"},
		{"counted the same", seals, "how many survived?", "How many seals survived off Morl?"},
		{"after the news about a thing", slip, "who paid?", "who paid for the slipway?"},
		{"what happened", slip, "what happened?", "what happened with the slipway?"},
		{"what happened to a person", "latest on Edda Thrupp", "what happened?", "what happened to Edda Thrupp?"},
		{"what happened next", fire, "what happened next?", "what happened next in the Orrholm ferry fire?"},
		{"of what a thing has", "what was the score of the Lantern Cup?", "who scored?",
			"who scored in the Lantern Cup?"},
		{"after a count of people", "how many were injured in the Orrholm ferry fire?", "who started it?",
			"who started the Orrholm ferry fire?"},
		{"of a year", "who won the Sorrel Shield in 2025?", "who lost?", "who lost the Sorrel Shield in 2025?"},
		{"what came of it", fire, "and then?", "What happened next in the Orrholm ferry fire?"},
		{"houses", fire, "how many homes were destroyed?",
			"how many homes were destroyed in the Orrholm ferry fire?"},
		{"the death toll", fire, "what's the death toll?", "what's the death toll of the Orrholm ferry fire?"},
		{"anyone", fire, "anyone hurt?", "anyone hurt in the Orrholm ferry fire?"},
		{"inside another question", fire, "do you know how many died?", "how many died in the Orrholm ferry fire?"},
		{"in a place", "What happened in Quill?", "how many died?", "how many died in Quill?"},
		// A question word alone.
		{"why of a count", seals, "why?", "Why was it that seals died off Morl?"},
		{"why of a time", "When was the pier closed?", "but why", "Why was the pier closed?"},
		{"why of a plan", "When will the reading room reopen?", "Why?", "Why will the reading room reopen?"},
		{"why of yes or no", "Did the council close the pool?", "why?", "Why did the council close the pool?"},
		{"why of an event", fire, "why?", "Why did the Orrholm ferry fire happen?"},
		{"why of a person", "latest on Edda Thrupp", "why?", "Why, about Edda Thrupp?"},
		{"why of speech", dam, "why?", "Why did Crake say that about the dam?"},
		{"why of who", "Who resigned?", "why?", "Why was it that Mirel Tove resigned?"},
		{"why of a degree", "How high is the Brack dam?", "why?", "Why is the Brack dam so high?"},
		{"why of how many, turned", "How many goals did Marrow score?", "why?",
			"Why did Marrow score so many goals?"},
		{"when", fire, "when?", "When did the Orrholm ferry fire happen?"},
		{"when, in full", "Where was the pier built?", "when was that?", "When was the pier built?"},
		{"where", sink, "where?", "Where did the ferry sink?"},
		{"how come", "Is the bridge shut?", "how come?", "Why is the bridge shut?"},
		{"who", fire, "who?", "Who was in the Orrholm ferry fire?"},
		{"when, with a lead", seals, "and when?", "When was it that seals died off Morl?"},
		{"why of a passive count", "how many were injured in the Orrholm ferry fire?", "why?",
			"Why were people injured in the Orrholm ferry fire?"},
		{"why of a count of nobody", "how many left?", "why?", "Why was it that people left?"},
		{"why of which", "Which team won the Sorrel Shield?", "why?",
			"Why was it that the team won the Sorrel Shield?"},
		{"why of what", "What caused the leak?", "why?", "Why: what caused the leak?"},
		{"who, of a count", seals, "who?", "Who: how many seals died off Morl?"},
		{"why, inside another question", sink, "any idea why?", "Why did the ferry sink?"},
		{"why so much", "How much did the Quill tunnel cost?", "why so much?",
			"Why did the Quill tunnel cost so much?"},
		{"why why", "Why was the pier closed?", "why?", "Why was the pier closed?"},
		// Pronouns.
		{"the person of the question", thrupp, "what did she say about the leak?",
			"what did Edda Thrupp say about the leak?"},
		{"a name behind the pronoun", thrupp, "what did she say about Norvane?",
			"what did Edda Thrupp say about Norvane?"},
		{"the woman of the answer", "who closed the slipway?", "what else did she say?",
			"what else did Mirel Tove say?"},
		{"the man of the answer", "who closed the slipway?", "what did he say", "what did Osk Brannig say"},
		{"the body of the question", "Who runs the Tarn Council?", "what did they say?",
			"what did the Tarn Council say?"},
		{"the speaker before whom he speaks about", "What did Osk Brannig say about Anselm Crake?",
			"what else did he say?", "what else did Osk Brannig say?"},
		{"of two by sex", "Did Anselm Crake blame Edda Thrupp?", "what did she say?", "what did Edda Thrupp say?"},
		{"no place", "What happened in Quill?", "what did she say about it?", "what did Mirel Tove say about Quill?"},
		{"somebody and something", "Who built the Brack dam?", "what did he say about it?",
			"what did Osk Brannig say about the Brack dam?"},
		{"somebody, and not the same", thrupp, "what did she say about her?", "what did Edda Thrupp say about her?"},
		{"something behind a name", fire, "What did Plover say about it?",
			"What did Plover say about the Orrholm ferry fire?"},
		{"something behind a noun", fire, "what does the minister say about that",
			"what does the minister say about the Orrholm ferry fire"},
		{"no month", "What happened in December?", "what did he say?", "what did Osk Brannig say?"},
		{"possessive", thrupp, "what is her job?", "what is Edda Thrupp’s job?"},
		{"object", thrupp, "who interviewed her?", "who interviewed Edda Thrupp?"},
		{"object before a preposition", thrupp, "who asked her about the leak?",
			"who asked Edda Thrupp about the leak?"},
		{"it", "Who built the Brack dam?", "how high is it?", "how high is the Brack dam?"},
		{"it, of the news", slip, "when will it open?", "when will the slipway open?"},
		{"it, of an event", fire, "where was it?", "Where did the Orrholm ferry fire happen?"},
		{"where somebody was", thrupp, "where was she?", "where was Edda Thrupp?"},
		{"it, before a place", "Will the pool in Lowmouth close?", "when will it reopen?",
			"when will the pool in Lowmouth reopen?"},
		{"it, of how long", "how long did the ferry strike last?", "when did it begin?",
			"when did the ferry strike begin?"},
		{"it, of what did", "Why did the ferry strike happen?", "how long did it last?",
			"how long did the ferry strike last?"},
		{"it, of a doing", "When will the Quill tunnel open?", "who is building it?",
			"who is building the Quill tunnel?"},
		{"it, that speaks", "What did Norvane say about tariffs?", "did it say why?", "did Norvane say why?"},
		{"in small letters", "who is edda thrupp", "what did she say", "what did edda thrupp say"},
		{"its", "Who built the Brack dam?", "what is its height?", "what is the Brack dam’s height?"},
		{"that", fire, "why did that happen?", "Why did the Orrholm ferry fire happen?"},
		{"they", "Who feeds the badgers?", "how old are they?", "how old are the badgers?"},
		{"there", "What happened in Quill?", "how many people live there?", "how many people live in Quill?"},
		{"who said that", thrupp, "who said that?", "Who said “We will mend the slip by spring”?"},
		{"did she say that", thrupp, "did she really say that?", "Did Edda Thrupp say “We will mend the slip by spring”?"},
		{"did another say that", thrupp, "Did Crake say that too?", "Did Crake say “We will mend the slip by spring”?"},
		{"did another say what was asked about", "Did Crake say “the dam will hold”?", "and has Marrow ever said that?",
			"Did Marrow say “the dam will hold”?"},
		{"another person of a claim", "Did Crake say “the dam will hold”?", "and Marrow?",
			"Did Marrow say “the dam will hold”?"},
		{"tell me more about that", "Who built the Brack dam?", "tell me more about that",
			"Tell me more about the Brack dam"},
		{"tell me more about it", sink, "More about it please", "Tell me more about the ferry"},
		{"what about that", dam, "what about that?", "Tell me more about the dam"},
		{"tell me more about her", thrupp, "tell me more about her", "tell me more about Edda Thrupp"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := followup.Complete(tt.before, tt.text, talk); got.Text != tt.want || got.More {
				t.Errorf("Complete(%q, %q) = %+v, want %q", tt.before, tt.text, got, tt.want)
			}
		})
	}
}

// A question that has a subject of its own is left as it is, whatever was asked before.
func TestCompleteLeavesAQuestionThatStandsAlone(t *testing.T) {
	for _, before := range []string{"What happened in the Orrholm ferry fire?", "What did Crake say about the dam?",
		"latest on Edda Thrupp", "news", ""} {
		for _, text := range []string{
			"How many people live in Skellan?",
			"How high is the Brack dam?",
			"How many otters were counted on the Sorrel?",
			"how many otters were counted?",
			"Did Marrow say she would resign?",
			"Who won the Lantern Cup?",
			"who is the mayor of tarn?",
			"What did Plover say about the strike?",
			"what did the minister say about the harbour",
			"Who said the badgers are innocent?",
			"latest on the dam",
			"Norvane",
			"ferry strike",
			"what happened yesterday?",
			"what happened to Osk Brannig?",
			"news from Friday",
			"tell me about the lighthouse",
			"more about Norvane",
			"more on the ferry strike",
			"why is the bridge shut?",
			"why did Marrow resign?",
			"where is the lighthouse?",
			"When will the pier reopen and how much will it cost?",
			"what time is it?",
			"hi",
			"thanks",
			"who are you?",
			"Which village has its own lighthouse?",
			"Is there more snow in the hills?",
			"what is the price of bread?",
			"who resigned this week?",
			"Will the council raise the levy?",
			"Next Gen Harbours",
		} {
			if got := followup.Complete(before, text, talk); got != (followup.Completed{Text: text}) {
				t.Errorf("Complete(%q, %q) = %+v, want the text as it is", before, text, got)
			}
		}
	}
}

func TestCompleteAsksForMore(t *testing.T) {
	const before = "latest on the dam"
	for _, text := range []string{
		"more", "More!", "more please", "show more", "Show me more please", "and more?", "any more?",
		"is there any more?", "next", "next page",
		"give me more results", "anything else?", "what else?", "more like this", "tell me more", "go on",
		"more results", "tell me more about that",
		"are there any others?", "who else?", "more stories", "ok more", "show the rest",
	} {
		if got := followup.Complete(before, text, talk); got.Text != before || !got.More {
			t.Errorf("Complete(%q) = %+v, want more of the previous question", text, got)
		}
	}
	for _, text := range []string{"more otters", "more about the dam", "Moore", "next election",
		"what else happened?", "the rest of Quill"} {
		if followup.IsMore(text) {
			t.Errorf("IsMore(%q), want a question of its own", text)
		}
	}
}

// A question leans on the previous one as it was completed.
func TestCompleteChain(t *testing.T) {
	chain := []struct{ text, want string }{
		{"What did Crake say about the dam?", "What did Crake say about the dam?"},
		{"and in December?", "What did Crake say about the dam in December?"},
		{"and about Norvane?", "What did Crake say about Norvane in December?"},
		{"what about Plover?", "What did Plover say about Norvane in December?"},
		{"last week?", "What did Plover say about Norvane last week?"},
		{"why?", "Why did Plover say that about Norvane?"},
	}
	before := ""
	for _, step := range chain {
		got := followup.Complete(before, step.text, talk).Text
		if got != step.want {
			t.Fatalf("%q after %q: %q, want %q", step.text, before, got, step.want)
		}
		before = got
	}
}

// Nobody is named where nobody can be meant.
func TestCompleteWithoutAnAnswer(t *testing.T) {
	for _, text := range []string{"what did he say?", "who said that?", "is she back?"} {
		if got := followup.Complete("what happened?", text, followup.Context{Now: asked}); got.Text != text {
			t.Errorf("Complete(%q) = %q, want it as it is", text, got.Text)
		}
	}
}

// An answer that cannot be cut behind a word is not quoted.
func TestCompleteOfAnAnswerWithoutBlanks(t *testing.T) {
	c := followup.Context{Answer: func() followup.Answer { return followup.Answer{Words: strings.Repeat("水", 99)} }}
	const text = "who said that?"
	if got := followup.Complete("what happened?", text, c); got.Text != text {
		t.Errorf("Complete(%q) = %q, want it as it is", text, got.Text)
	}
}

func FuzzComplete(f *testing.F) {
	f.Add("What did Crake say on Monday?", "and in December?")
	f.Add("Who’s İlse?", "what about her’s")
	f.Add("How many of the", "how many died?")
	f.Add("when did of the", "why")
	f.Add("What stands w/ İİİ ín Quill?", "and with Plover")
	f.Fuzz(func(t *testing.T, before, text string) {
		got := followup.Complete(before, text, talk)
		if again := followup.Complete(before, text, talk); got != again {
			t.Errorf("Complete is not the same twice: %v, %v", got, again)
		}
	})
}
