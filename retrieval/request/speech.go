package request

import (
	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/question"
)

// readSpeech reads a question about somebody's words. The topic of these words has no times in it.
func readSpeech(text string, known question.Known) (intent.Speech, bool) {
	speech, ok := intent.ReadSpeech(input.SpelledOut(text))
	if ok && speech.Words != "" {
		return speech, true
	}
	undated, isSpeech := intent.ReadSpeech(input.SpelledOut(question.WithoutTimes(text, known)))
	if isSpeech && undated.Words == "" {
		return undated, true
	}
	return speech, ok
}
