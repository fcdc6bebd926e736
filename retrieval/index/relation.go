package index

// Fit is how well some terms go with others.
type Fit struct {
	Passage float64 // the most of the other terms' weight that a passage with all of the terms holds, from 0 to 1
	Article float64 // the same for articles
}

// Bond is how often terms stand together.
type Bond struct {
	Together int     // passages that have all of them
	Chance   float64 // how many would have all of them by chance
}

// Lift returns how many times as often as by chance the terms stand together; 0 when they never do.
func (b Bond) Lift() float64 {
	if b.Together == 0 {
		return 0
	}
	return float64(b.Together) / b.Chance
}
