package names_test

import (
	"testing"

	"quoth/retrieval/names"
)

func TestSuits(t *testing.T) {
	tests := []struct {
		name, pronoun string
		want          bool
	}{
		{"Anna Thrupp", "she", true},
		{"Anna Thrupp", "his", false},
		{"Peter Crake", "he", true},
		{"Peter Crake", "her", false},
		{"Mrs Crake", "him", false},
		{"Xyl Vance", "she", true}, // who knows
		{"Xyl Vance", "he", true},
		{"Crake", "she", true},
		{"Tarn Council", "he", false},
		{"Bank of Tarn", "she", false},
		{"Tarn Council", "they", true},
		{"Tarn Council", "it", true},
	}
	for _, tt := range tests {
		if got := names.Suits(tt.name, tt.pronoun); got != tt.want {
			t.Errorf("Suits(%q, %q) = %v, want %v", tt.name, tt.pronoun, got, tt.want)
		}
	}
}
