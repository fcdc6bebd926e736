// Package chart draws the coverage of a topic as a picture of bars, one for each day or for a few days. The picture
// has a light background of its own, so that it can be read on a dark page and on a light one.
//
//	png := chart.PNG(bot.Coverage{Topic: "the dam", Days: days, Articles: 41, Outlets: 3})
package chart

import (
	"bytes"
	"image/color"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"quoth/bot"
)

// The picture has so many pixels, about twice what a phone shows, and at most so many bars.
const (
	width   = 720
	height  = 300
	dpi     = 144
	maxBars = 90
)

var (
	paper = color.RGBA{0xf7, 0xf6, 0xf2, 0xff}
	ink   = color.RGBA{0x2b, 0x2f, 0x36, 0xff}
	rule  = color.RGBA{0xd9, 0xd6, 0xcd, 0xff}
	bars  = color.RGBA{0x2f, 0x5d, 0x8a, 0xff}
)

// PNG returns a picture of the coverage. It is nil if there is only one day, which needs no picture, or if the picture
// cannot be drawn.
func PNG(c bot.Coverage) []byte {
	all := c.Bars(maxBars)
	if len(all) < 2 {
		return nil
	}
	p := plot.New()
	paint(p)
	p.X.Tick.Marker = plot.ConstantTicks(days(all))
	p.Y.Tick.Marker = plot.ConstantTicks(counts(all))
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = -0.5, float64(len(all))-0.5, 0, float64(most(all))
	lines := plotter.NewGrid()
	lines.Vertical.Color, lines.Horizontal.Color = color.Transparent, rule
	drawn, err := plotter.NewBarChart(values(all), barWidth(len(all)))
	if err != nil {
		return nil
	}
	drawn.Color, drawn.LineStyle.Width = bars, 0
	p.Add(lines, drawn)
	return encode(p)
}

// paint sets the colours and the sizes of a plot.
func paint(p *plot.Plot) {
	p.BackgroundColor = paper
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.LineStyle.Color, a.Tick.LineStyle.Color, a.Tick.Label.Color = rule, rule, ink
		a.Tick.Label.Font = font.From(a.Tick.Label.Font, vg.Points(10))
		a.Padding = vg.Points(3)
	}
	p.Y.LineStyle.Width = 0
	p.X.Tick.Length = vg.Points(3)
	p.Y.Tick.Length = 0
}

// barWidth returns how wide a bar is, so that all have room with gaps between.
func barWidth(n int) vg.Length {
	inner := vg.Length(width) / dpi * vg.Inch * 0.9
	return min(inner/vg.Length(n)*0.8, vg.Points(28))
}

func values(all []bot.Bar) plotter.Values {
	out := make(plotter.Values, len(all))
	for i, b := range all {
		out[i] = float64(b.Articles)
	}
	return out
}

func most(all []bot.Bar) int {
	n := 1
	for _, b := range all {
		n = max(n, b.Articles)
	}
	return n
}

// maxDates is how many dates there is room for under the bars.
const maxDates = 5

// days returns the dates under the bars: the first of some bars each, and with the year where it is another one.
func days(all []bot.Bar) []plot.Tick {
	step := (len(all) + maxDates - 1) / maxDates
	form := "2 Jan"
	if all[0].First.Year() != all[len(all)-1].Last.Year() {
		form = "2 Jan 2006"
	}
	var out []plot.Tick
	for i := 0; i < len(all); i += step {
		out = append(out, plot.Tick{Value: float64(i), Label: all[i].First.Format(form)})
	}
	return out
}

// counts returns the numbers beside the bars: whole ones, at most five.
func counts(all []bot.Bar) []plot.Tick {
	top := most(all)
	step := max(1, (top+3)/4)
	var out []plot.Tick
	for n := 0; n <= top; n += step {
		out = append(out, plot.Tick{Value: float64(n), Label: strconv.Itoa(n)})
	}
	return out
}

// encode draws a plot as a PNG.
func encode(p *plot.Plot) []byte {
	const inch = float64(vg.Inch)
	c := vgimg.NewWith(vgimg.UseWH(vg.Length(width/float64(dpi)*inch), vg.Length(height/float64(dpi)*inch)),
		vgimg.UseDPI(dpi), vgimg.UseBackgroundColor(paper))
	canvas := draw.New(c)
	p.Draw(draw.Crop(canvas, vg.Points(8), -vg.Points(14), vg.Points(8), -vg.Points(10)))
	var out bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: c}).WriteTo(&out); err != nil {
		return nil
	}
	return out.Bytes()
}
