package page

import "errors"

// MaxBytes is the greatest length of a page, decompressed. Longer ones are refused.
const MaxBytes = 16 << 20

// ErrTooComplex means that a page would take too long to read: its elements are nested hundreds deep,
// or there are hundreds of thousands of them.
var ErrTooComplex = errors.New("page too complex: nested too deep or too many elements")
