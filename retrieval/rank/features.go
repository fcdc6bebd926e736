package rank

// Features are what is measured of a passage for a question. Shares are of the question's total
// IDF, so 0 is nothing and about 1 is all of it. Each means the same in every archive, however
// many articles it has. Answer, Agreement and Adjacency are measured for the passages that are
// read closely, and 0 for others.
type Features struct {
	Passage   float64 // BM25 of the passage, as a share
	Body      float64 // BM25 of the whole article, as a share
	Title     float64 // BM25 of the headline, as a share
	Whole     float64 // share of the question that the article holds with its headline
	Answer    float64 // ln(1 + s), where s is the highest score of its sentences by ShownModel, without Agreement
	Position  float64 // paragraphs before its first; infinite for a text that asks nothing
	Agreement float64 // how much other articles say the same, less the older it is; see feedback
	Age       float64 // days between article and asking; infinite when not known or of no importance
	Named     float64 // 1 when the question names the article's outlet
	InTime    float64 // how well the article fits the time that the question names; see Timeliness
	Adjacency float64 // share of the question's neighbouring words that stand side by side
	Sentence  float64 // share of the question that its best sentence holds
	Measured  float64 // 1 when it holds a number with the unit asked for, or the score
	Absent    float64 // share of the question in names and years that its article lacks; 0 when outlets are named
	TotalIDF  float64 // of the question, in words as rare as can be: the sum of its IDF over the highest IDF there is
}

// ShownFeatures are what is measured of a sentence or two that a reply could show. The Coverage
// counts a word that the article has n times as its IDF/√(1+n).
type ShownFeatures struct {
	Coverage  float64 // share of what its article holds of the question that it holds itself
	Plain     float64 // share of the question that it holds in words that are no names
	Before    float64 // share of the question that the two sentences before it add
	Agreement float64 // ln(1 + a), where a is how much other articles say the same; see feedback
	Kinds     float64 // ln(1 + n), where n words are of the kind asked for
	Measured  float64 // 1 when it holds a number with the unit asked for, or the score
	Line      float64 // ln(1 + n), where n sentences stand before it
	Inside    float64 // 1 when it lies in the ranked passage
}
