package intent

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The ways in which people ask who said what.
func TestReadSpeech(t *testing.T) {
	for text, want := range map[string]Speech{
		"Who said the wall will hold?":                        {Words: "the wall will hold"},
		"who said that the wall will hold":                    {Words: "the wall will hold"},
		"Who said “the wall will hold”?":                      {Words: "the wall will hold"},
		`Who said: "the wall will hold"?`:                     {Words: "the wall will hold"},
		"Who said this: the wall will hold?":                  {Words: "the wall will hold"},
		"“The wall will hold” — who said that?":               {Words: "The wall will hold"},
		"The wall will hold, who said it?":                    {Words: "The wall will hold"},
		"Who warned that the wall may go?":                    {Words: "the wall may go", IsLoose: true},
		"Who claimed the levy is fair?":                       {Words: "the levy is fair", IsLoose: true},
		"Who was it that said the levy is fair?":              {Words: "the levy is fair"},
		"Who called the levy “a tax on fishing”?":             {Words: "a tax on fishing"},
		"Who described the levy as “a tax on fishing”?":       {Words: "a tax on fishing"},
		"Who is quoted as saying the boats stay in?":          {Words: "the boats stay in"},
		"Who used the phrase “boats stay in”?":                {Words: "boats stay in"},
		"Whose words are “the boats stay in”?":                {Words: "the boats stay in"},
		"Which minister said the boats stay in?":              {Words: "the boats stay in", IsLoose: true},
		"Who told reporters “we are not for sale” on Monday?": {Words: "we are not for sale"},
		"Who wrote that the levy is unfair?":                  {Words: "the levy is unfair", IsLoose: true},
		"By whom was “no more boats” said?":                   {Words: "no more boats"},
		"Who said what about the levy?":                       {About: "the levy"},
		"What did Corran say yesterday?":                      {Speaker: "Corran", About: "yesterday"},
		"What did Corran say about the levy last week?": {Speaker: "Corran",
			About: "the levy last week"},
		"What has Corran said so far?":                  {Speaker: "Corran", About: "so far"},
		"Who told the council that the levy is unfair?": {Words: "the levy is unfair", IsLoose: true},
		"Who announced “no more boats”?":                {Words: "no more boats"},
		"What was said about the levy?":                 {About: "the levy"},
		"What are people saying about the levy?":        {About: "the levy"},
		"Who commented on the levy?":                    {About: "the levy"},
		"quotes about the levy":                         {About: "the levy"},
		"reactions to the levy":                         {About: "the levy"},
		"What did Corran say about the wall?":           {Speaker: "Corran", About: "the wall"},
		"what did ilse corran say on the wall": {Speaker: "ilse corran",
			About: "the wall"},
		"What did Corran say?": {Speaker: "Corran"},
		"What did the harbour master say about the wall?": {Speaker: "the harbour master",
			About: "the wall"},
		"What does Corran think of the levy?":                    {Speaker: "Corran", About: "the levy"},
		"What has Corran said about the levy?":                   {Speaker: "Corran", About: "the levy"},
		"What exactly did Corran tell reporters about the levy?": {Speaker: "Corran", About: "the levy"},
		"What else did Corran say about the levy?":               {Speaker: "Corran", About: "the levy"},
		"What did Corran have to say about the levy?":            {Speaker: "Corran", About: "the levy"},
		"What did Corran announce on Monday about the levy?": {Speaker: "Corran",
			About: "Monday about the levy"},
		"How did Corran respond to the strike?":     {Speaker: "Corran", About: "the strike"},
		"How did Corran react to the strike?":       {Speaker: "Corran", About: "the strike"},
		"How does Corran describe the strike?":      {Speaker: "Corran", About: "the strike"},
		"What is Corran's position on the levy?":    {Speaker: "Corran", About: "the levy"},
		"What was Corran’s reaction to the strike?": {Speaker: "Corran", About: "the strike"},
		"What are the views of Ilse Corran on the levy?": {Speaker: "Ilse Corran",
			About: "the levy"},
		"quotes by Corran on the levy":            {Speaker: "Corran", About: "the levy"},
		"quotes from Ilse Corran":                 {Speaker: "Ilse Corran"},
		"Show me quotes by Corran about the levy": {Speaker: "Corran", About: "the levy"},
		"statements by the ministry on the levy": {Speaker: "the ministry",
			About: "the levy"},
		"latest comments from Corran":      {Speaker: "Corran"},
		"Corran quotes on the levy":        {Speaker: "Corran", About: "the levy"},
		"Corran's remarks about the levy":  {Speaker: "Corran", About: "the levy"},
		"what Corran said about the levy":  {Speaker: "Corran", About: "the levy"},
		"Corran said what about the levy?": {Speaker: "Corran", About: "the levy"},
		"quote Corran on the levy":         {Speaker: "Corran", About: "the levy"},
		"Ilse Corran on the levy": {Speaker: "Ilse Corran",
			About: "the levy"},
		"Ilse Corran on Friday's vote": {Speaker: "Ilse Corran",
			About: "Friday's vote"},
		"Ilse Corran on the injured skipper of the ferry": {Speaker: "Ilse Corran",
			About: "the injured skipper of the ferry"},
		"Did Corran back the levy?":                   {Speaker: "Corran", About: "the levy"},
		"Did Corran say anything about the levy?":     {Speaker: "Corran", About: "the levy"},
		"Has Corran commented on the levy?":           {Speaker: "Corran", About: "the levy"},
		"Has Corran apologised?":                      {Speaker: "Corran", About: "apologised"},
		"Did Corran say that the wall will hold?":     {Speaker: "Corran", Words: "the wall will hold"},
		"Did Corran say the wall?":                    {Speaker: "Corran", About: "the wall"},
		"Did Corran promise that the wall will hold?": {Speaker: "Corran", About: "the wall will hold"},
		"Did the ministry deny the leak?": {Speaker: "the ministry",
			About: "the leak"},
		"Does Corran support a second levy?": {Speaker: "Corran",
			About: "a second levy"},
		"Has Corran ruled out a second levy?": {Speaker: "Corran",
			About: "a second levy"},
		"According to Corran, what does the wall cost?": {Speaker: "Corran",
			About: "what does the wall cost"},
		"What did Corran say when the wall broke?": {Speaker: "Corran",
			About: "the wall broke"},
		"What did Corran tell parliament about the levy?": {Speaker: "Corran", About: "the levy"},
		"What was the response of the union to the strike?": {Speaker: "the union",
			About: "the strike"},
		"Did Tormund Ash, the union leader, call for a strike?": {Speaker: "Tormund Ash, the union leader,",
			About: "a strike"},
		"What did President Ash write about the fishermen's vote on Friday": {Speaker: "President Ash",
			About: "the fishermen's vote on Friday"},
	} {
		t.Run(text, func(t *testing.T) {
			got, ok := ReadSpeech(text)
			want.IsMarked = want.Words != "" && strings.ContainsAny(text, "“\"")
			if !ok {
				t.Fatal("not read as a question about words")
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Other questions stay what they are.
func TestReadSpeechNot(t *testing.T) {
	for _, text := range []string{
		"", "?", "Who won the cup?", "When does the ferry sail?", "What is the levy?",
		"How many boats are in the harbour?",
		"Why did the strike end?", "Who is the harbour master?", "What happened on Monday?",
		"Did the ferry sail on Monday?",
		"How did the strike end?", "ferry strike", "What did the storm destroy?", "attack on the harbour",
		"Who said what?",
		"Who wrote The Harbour Bell?", "Who announced a new ferry?", "Which company announced a new ferry?",
		"Who said it first?",
		"Who called the levy “unfair”?",
		"When does the ferry sail this week?",
		"The council on Monday passed the levy. Who was against it?", "The council on Tuesday passed the levy",
		"Ilse Corran on Friday announced a levy for all boats. How much is it?", "Ilse Corran on Monday",
		"Corran on the levy. What does it cost?",
	} {
		if got, ok := ReadSpeech(text); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

func FuzzReadSpeech(f *testing.F) {
	f.Add("What did Corran say about the wall?")
	f.Add("“x” who said that")
	f.Fuzz(func(t *testing.T, text string) {
		if s, ok := ReadSpeech(text); ok && s == (Speech{}) {
			t.Error("nothing is asked for")
		}
	})
}
