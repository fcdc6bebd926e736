package dates_test

import (
	"strings"
	"testing"
	"time"

	"quoth/retrieval/dates"
)

// The days of asking: in the middle of a week and a month, on the last day of a week that is
// the first of a month, and on the first day of a year.
var (
	wednesday = time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)
	sunday    = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	newYear   = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
)

// phrases are what people write, with the days that are meant when it is asked on each day. Where only
// the first is given, the others are the same. "About" stands before soft times.
var phrases = []struct{ text, wednesday, sunday, newYear string }{
	// Days with names.
	{"what happened today", "about 2026-03-18", "about 2026-03-01", "about 2026-01-01"},
	{"what did the council decide yesterday?", "2026-03-17", "2026-02-28", "2025-12-31"},
	{"who spoke the day before yesterday", "2026-03-16", "2026-02-27", "2025-12-30"},
	{"what happened last night", "2026-03-17..2026-03-18", "2026-02-28..2026-03-01", "2025-12-31..2026-01-01"},
	{"what happened the night before last", "2026-03-16..2026-03-17", "2026-02-27..2026-02-28",
		"2025-12-30..2025-12-31"},
	{"who resigned yesterday morning", "2026-03-17", "2026-02-28", "2025-12-31"},
	{"who resigned this morning", "about 2026-03-18", "about 2026-03-01", "about 2026-01-01"},
	{"what is planned for tomorrow", "about 2026-03-19", "about 2026-03-02", "about 2026-01-02"},
	// Weekdays mean the latest one, today included.
	{"what did Crake say on Monday", "2026-03-16", "2026-02-23", "2025-12-29"},
	{"what did Crake say on Wednesday", "2026-03-18", "2026-02-25", "2025-12-31"},
	{"what did crake say on sunday", "2026-03-15", "2026-03-01", "2025-12-28"},
	{"What did Crake say Friday about the dam?", "2026-03-13", "2026-02-27", "2025-12-26"},
	{"WHAT DID CRAKE SAY ON MONDAY?", "2026-03-16", "2026-02-23", "2025-12-29"},
	{"what did Crake say last Wednesday", "2026-03-11", "2026-02-25", "2025-12-31"},
	{"what did Crake say last Sunday", "2026-03-15", "2026-02-22", "2025-12-28"},
	{"who spoke this Friday", "2026-03-13", "2026-02-27", "2025-12-26"},
	{"next Friday's match", "about 2026-03-20", "about 2026-03-06", "about 2026-01-02"},
	{"the vote on Thursday evening", "2026-03-12", "2026-02-26", "2026-01-01"},
	{"the vote on Thu", "2026-03-12", "2026-02-26", "2026-01-01"},
	{"the vote on thurs. in the hall", "2026-03-12", "2026-02-26", "2026-01-01"},
	{"on Monday Apple fell", "2026-03-16", "2026-02-23", "2025-12-29"},
	{"what has changed since Friday", "2026-03-13..", "2026-02-27..", "2025-12-26.."},
	{"what was known before Friday", "..2026-03-12", "..2026-02-26", "..2025-12-25"},
	{"what was said after Sunday", "2026-03-16..", "about 2026-03-02..", "2025-12-29.."},
	{"everything until Tuesday", "..2026-03-17", "..2026-02-24", "..2025-12-30"},
	{"everything starting Monday", "2026-03-16..", "2026-02-23..", "2025-12-29.."},
	{"as of Monday", "2026-03-16", "2026-02-23", "2025-12-29"},
	{"from Monday to Tuesday", "2026-03-16..2026-03-17", "2026-02-23..2026-02-24", "2025-12-29..2025-12-30"},
	{"from Monday", "2026-03-16..", "2026-02-23..", "2025-12-29.."},
	{"between Monday and Friday", "2026-03-09..2026-03-13", "2026-02-23..2026-02-27", "2025-12-22..2025-12-26"},
	{"on Monday and Tuesday", "2026-03-16, 2026-03-17", "2026-02-23, 2026-02-24", "2025-12-29, 2025-12-30"},
	{"the Friday meeting", "about 2026-03-13", "about 2026-02-27", "about 2025-12-26"},
	{"planned for Friday", "about 2026-03-13", "about 2026-02-27", "about 2025-12-26"},
	{"due by Friday", "about ..2026-03-13", "about ..2026-02-27", "about ..2025-12-26"},
	// A weekday or a day inside a week, a month or a year.
	{"Monday to Friday last week", "2026-03-09..2026-03-13", "2026-02-16..2026-02-20", "2025-12-22..2025-12-26"},
	{"on Monday last week", "2026-03-09", "2026-02-16", "2025-12-22"},
	{"on Tuesday of last week", "2026-03-10", "2026-02-17", "2025-12-23"},
	{"last week Thursday", "2026-03-12", "2026-02-19", "2025-12-25"},
	{"last week on Thursday", "2026-03-12", "2026-02-19", "2025-12-25"},
	{"Monday of this week", "2026-03-16", "2026-02-23", "2025-12-29"},
	{"Thursday of this week", "about 2026-03-19", "2026-02-26", "2026-01-01"},
	{"on Tuesday of the week before last", "2026-03-03", "2026-02-10", "2025-12-16"},
	{"the Tuesday before last", "2026-03-10", "2026-02-17", "2025-12-23"},
	{"two Tuesdays ago", "2026-03-10", "2026-02-17", "2025-12-23"},
	{"a week ago yesterday", "2026-03-10", "2026-02-21", "2025-12-24"},
	{"a week ago today", "2026-03-11", "2026-02-22", "2025-12-25"},
	{"a week ago Friday", "2026-03-06", "2026-02-20", "2025-12-19"},
	{"a week ago on Friday", "2026-03-13", "2026-02-20", "2025-12-26"},
	{"on Friday a week ago", "2026-03-13", "2026-02-20", "2025-12-26"},
	{"two weeks ago on Monday", "2026-03-02", "2026-02-09", "2025-12-15"},
	{"on the 14th of last month", "2026-02-14", "2026-02-14", "2025-12-14"},
	{"on the 14th last month", "2026-02-14", "2026-02-14", "2025-12-14"},
	{"last month on the 14th", "2026-02-14", "2026-02-14", "2025-12-14"},
	{"on the 3rd of this month", "2026-03-03", "about 2026-03-03", "about 2026-01-03"},
	{"between the 3rd and the 12th of last month", "2026-02-03..2026-02-12", "2026-02-03..2026-02-12",
		"2025-12-03..2025-12-12"},
	{"in August last year", "2025-08-01..2025-08-31", "", ""},
	{"last year in March", "2025-03-01..2025-03-31", "", ""},
	{"on 3 March last year", "2025-03-03", "", ""},
	{"a year ago today", "2025-03-18", "2025-03-01", "2025-01-01"},
	{"on the first Monday of March", "2026-03-02", "2025-03-03", "2025-03-03"},
	{"the last Friday of February", "2026-02-27", "2026-02-27", "2025-02-28"},
	{"the second Tuesday in January", "2026-01-13", "2026-01-13", "2025-01-14"},
	{"the last week of February", "2026-02-22..2026-02-28", "2026-02-22..2026-02-28", "2025-02-22..2025-02-28"},
	{"the first week of March 2025", "2025-03-01..2025-03-07", "", ""},
	{"the week of March 2", "2026-03-02..2026-03-08", "2025-02-24..2025-03-02", "2025-02-24..2025-03-02"},
	{"the week of 2 March 2025", "2025-02-24..2025-03-02", "", ""},
	// Weeks, months and years by the calendar.
	{"what happened this week", "about 2026-03-16..2026-03-22", "about 2026-02-23..2026-03-01",
		"about 2025-12-29..2026-01-04"},
	{"earlier this week", "about 2026-03-16..2026-03-22", "about 2026-02-23..2026-03-01",
		"about 2025-12-29..2026-01-04"},
	{"what happened last week", "2026-03-09..2026-03-15", "2026-02-16..2026-02-22", "2025-12-22..2025-12-28"},
	{"the week before last", "2026-03-02..2026-03-08", "2026-02-09..2026-02-15", "2025-12-15..2025-12-21"},
	{"the strike since last week", "2026-03-09..", "2026-02-16..", "2025-12-22.."},
	{"who won over the weekend", "2026-03-14..2026-03-15", "2026-02-28..2026-03-01", "2025-12-27..2025-12-28"},
	{"who won last weekend", "2026-03-14..2026-03-15", "2026-02-21..2026-02-22", "2025-12-27..2025-12-28"},
	{"who won this weekend", "about 2026-03-14..2026-03-15", "about 2026-02-28..2026-03-01",
		"about 2025-12-27..2025-12-28"},
	{"the weekend before last", "2026-03-07..2026-03-08", "2026-02-14..2026-02-15", "2025-12-20..2025-12-21"},
	{"ferry news this month", "about 2026-03-01..2026-03-31", "about 2026-03-01..2026-03-31",
		"about 2026-01-01..2026-01-31"},
	{"ferry news last month", "2026-02-01..2026-02-28", "2026-02-01..2026-02-28", "2025-12-01..2025-12-31"},
	{"the month before last", "2026-01-01..2026-01-31", "2026-01-01..2026-01-31", "2025-11-01..2025-11-30"},
	{"what did the bank do this year", "about 2026-01-01..2026-12-31", "", ""},
	{"what did the bank do last year", "2025-01-01..2025-12-31", "", ""},
	{"next month", "about 2026-04-01..2026-04-30", "about 2026-04-01..2026-04-30", "about 2026-02-01..2026-02-28"},
	// So long back from now.
	{"in the last 3 days", "2026-03-15..2026-03-18", "2026-02-26..2026-03-01", "2025-12-29..2026-01-01"},
	{"over the past two weeks", "about 2026-03-04..2026-03-18", "about 2026-02-15..2026-03-01",
		"about 2025-12-18..2026-01-01"},
	{"in the past week", "2026-03-11..2026-03-18", "2026-02-22..2026-03-01", "2025-12-25..2026-01-01"},
	{"in the last week", "2026-03-11..2026-03-18", "2026-02-22..2026-03-01", "2025-12-25..2026-01-01"},
	{"in the last 24 hours", "2026-03-17..2026-03-18", "2026-02-28..2026-03-01", "2025-12-31..2026-01-01"},
	{"in the last few months", "about 2025-12-18..2026-03-18", "about 2025-12-01..2026-03-01",
		"about 2025-10-01..2026-01-01"},
	{"over the last year", "about 2025-03-18..2026-03-18", "about 2025-03-01..2026-03-01",
		"about 2025-01-01..2026-01-01"},
	// So long ago.
	{"3 days ago", "2026-03-15", "2026-02-26", "2025-12-29"},
	{"a few days ago", "about 2026-03-12..2026-03-17", "about 2026-02-23..2026-02-28",
		"about 2025-12-26..2025-12-31"},
	{"a week ago", "2026-03-09..2026-03-15", "2026-02-16..2026-02-22", "2025-12-22..2025-12-28"},
	{"a fortnight ago", "2026-03-02..2026-03-08", "2026-02-09..2026-02-15", "2025-12-15..2025-12-21"},
	{"a couple of weeks ago", "about 2026-02-18..2026-03-11", "about 2026-02-01..2026-02-22",
		"about 2025-12-04..2025-12-25"},
	{"two months ago", "2026-01-01..2026-01-31", "2026-01-01..2026-01-31", "2025-11-01..2025-11-30"},
	{"a year ago", "2025-01-01..2025-12-31", "", ""},
	// Dates.
	{"what was agreed on Jan 6", "2026-01-06", "2026-01-06", "2025-01-06"},
	{"what was agreed on Jan. 6", "2026-01-06", "2026-01-06", "2025-01-06"},
	{"what was agreed on January 6th, 2025", "2025-01-06", "", ""},
	{"what was agreed on 6 January", "2026-01-06", "2026-01-06", "2025-01-06"},
	{"the 6th of January 2026", "2026-01-06", "2026-01-06", "about 2026-01-06"},
	{"on the first of March", "2026-03-01", "2026-03-01", "2025-03-01"},
	{"on March the 3rd", "2026-03-03", "2025-03-03", "2025-03-03"},
	{"on May twenty-first", "2025-05-21", "", ""},
	{"on December 24", "2025-12-24", "", ""},
	{"May 5 parade", "2025-05-05", "", ""},
	{"what happened 5 march", "2026-03-05", "2025-03-05", "2025-03-05"},
	{"what happened on the 6th", "2026-03-06", "2026-02-06", "2025-12-06"},
	{"what happened on the 28th", "2026-02-28", "2026-02-28", "2025-12-28"},
	{"what happened on the 31st", "2026-01-31", "2026-01-31", "2025-12-31"},
	{"what is new since the 10th", "2026-03-10..", "2026-02-10..", "2025-12-10.."},
	{"on the 29th of February", "2024-02-29", "", ""},
	{"on 3 and 4 March", "2026-03-03, 2026-03-04", "2025-03-03, 2025-03-04", "2025-03-03, 2025-03-04"},
	{"on March 3 and 4", "2026-03-03, 2026-03-04", "2025-03-03, 2025-03-04", "2025-03-03, 2025-03-04"},
	{"3, 4 and 5 March", "2026-03-03, 2026-03-04, 2026-03-05", "2025-03-03, 2025-03-04, 2025-03-05",
		"2025-03-03, 2025-03-04, 2025-03-05"},
	{"between Jan 3 and Jan 7", "2026-01-03..2026-01-07", "2026-01-03..2026-01-07", "2025-01-03..2025-01-07"},
	{"between January 3 and 7", "2026-01-03..2026-01-07", "2026-01-03..2026-01-07", "2025-01-03..2025-01-07"},
	{"from 28 December 2025 to 3 January 2026", "2025-12-28..2026-01-03", "", ""},
	{"Dec 28, 2024 – Jan 3, 2025", "2024-12-28..2025-01-03", "", ""},
	{"Jan 3-7", "2026-01-03..2026-01-07", "2026-01-03..2026-01-07", "2025-01-03..2025-01-07"},
	{"from May 1-3", "2025-05-01..2025-05-03", "", ""},
	{"on May 1-3", "2025-05-01..2025-05-03", "", ""},
	{"May 1 through 3", "2025-05-01..2025-05-03", "", ""},
	{"from Oct 30-31", "2025-10-30..2025-10-31", "", ""},
	{"3 to 12 September", "2025-09-03..2025-09-12", "", ""},
	{"from the 3rd to the 12th of February", "2026-02-03..2026-02-12", "2026-02-03..2026-02-12",
		"2025-02-03..2025-02-12"},
	{"from the 1st to the 3rd of March", "2026-03-01..2026-03-03", "2025-03-01..2025-03-03",
		"2025-03-01..2025-03-03"},
	{"from Jan 30 to 2 Feb", "2026-01-30..2026-02-02", "2026-01-30..2026-02-02", "2025-01-30..2025-02-02"},
	{"from 1 March to 5 March 2024", "2024-03-01..2024-03-05", "", ""},
	{"from 1 March to yesterday", "2026-03-01..2026-03-17", "2025-03-01..2026-02-28", "2025-03-01..2025-12-31"},
	{"before Jan 6", "..2026-01-05", "..2026-01-05", "..2025-01-05"},
	{"after 6 January 2026", "2026-01-07..", "2026-01-07..", "about 2026-01-07.."},
	{"since February 1", "2026-02-01..", "2026-02-01..", "2025-02-01.."},
	{"up to 5 January", "..2026-01-05", "..2026-01-05", "..2025-01-05"},
	{"on New Year's Eve", "2025-12-31", "", ""},
	{"on Christmas Day 2024", "2024-12-25", "", ""},
	// A weekday with its date is one day.
	{"on Monday 2 March", "2026-03-02", "2025-03-02", "2025-03-02"},
	{"on Sunday 1 March", "2026-03-01", "2026-03-01", "2025-03-01"},
	{"Sunday, March 1", "2026-03-01", "2026-03-01", "2025-03-01"},
	{"on Sunday, 1 March 2026", "2026-03-01", "2026-03-01", "about 2026-03-01"},
	{"on Tue 6 May", "2025-05-06", "", ""},
	{"on Sunday the 1st", "2026-03-01", "2026-03-01", "2025-06-01"},
	{"on Friday the 13th", "2026-03-13", "2026-02-13", "2025-06-13"},
	// Figures, and the year first.
	{"on 2026-01-06", "2026-01-06", "2026-01-06", "about 2026-01-06"},
	{"on 2026-3-1", "2026-03-01", "2026-03-01", "about 2026-03-01"},
	{"on 2026/03/01", "2026-03-01", "2026-03-01", "about 2026-03-01"},
	{"on 2017/Oct/31", "2017-10-31", "", ""},
	{"on 31/10/2025", "2025-10-31", "", ""},
	{"on 31-10-2025", "2025-10-31", "", ""},
	{"on 31/10/25", "2025-10-31", "", ""},
	{"on 31/10", "2025-10-31", "", ""},
	{"on 1.3.2026", "2026-03-01", "2026-03-01", "about 2026-03-01"},
	{"on 1-Mar-2026", "2026-03-01", "2026-03-01", "about 2026-03-01"},
	{"on 10/31/2025", "2025-10-31", "", ""},
	{"on 3/4/2025", "2025-04-03", "", ""},
	{"in 2024-08", "2024-08-01..2024-08-31", "", ""},
	{"in 08/2024", "2024-08-01..2024-08-31", "", ""},
	{"in 2024 Aug", "2024-08-01..2024-08-31", "", ""},
	{"2024 August 14", "2024-08-14", "", ""},
	// Months.
	{"what happened in December", "2025-12-01..2025-12-31", "", ""},
	{"what happened in March", "2026-03-01..2026-03-31", "2026-03-01..2026-03-31", "2025-03-01..2025-03-31"},
	{"what happened in may", "2025-05-01..2025-05-31", "", ""},
	{"what happened in December 2024", "2024-12-01..2024-12-31", "", ""},
	{"August 2025 floods", "2025-08-01..2025-08-31", "", ""},
	{"in August of 2024", "2024-08-01..2024-08-31", "", ""},
	{"last December", "2025-12-01..2025-12-31", "", ""},
	{"last March", "2025-03-01..2025-03-31", "", ""},
	{"in early February", "2026-02-01..2026-02-28", "2026-02-01..2026-02-28", "2025-02-01..2025-02-28"},
	{"at the end of January", "2026-01-01..2026-01-31", "", ""},
	{"in mid-February", "2026-02-01..2026-02-28", "2026-02-01..2026-02-28", "2025-02-01..2025-02-28"},
	{"since November", "2025-11-01..", "", ""},
	{"before March", "..2026-02-28", "..2026-02-28", "..2025-02-28"},
	{"prior to March 2025", "..2025-02-28", "", ""},
	{"in March 2027", "about 2027-03-01..2027-03-31", "", ""},
	{"in January and February", "2026-01-01..2026-01-31, 2026-02-01..2026-02-28",
		"2026-01-01..2026-01-31, 2026-02-01..2026-02-28", "2026-01-01..2026-01-31, 2025-02-01..2025-02-28"},
	{"in March and April 2024", "2024-03-01..2024-03-31, 2024-04-01..2024-04-30", "", ""},
	{"between June and August", "2025-06-01..2025-08-31", "", ""},
	{"between June and April", "2024-06-01..2025-04-30", "", ""},
	{"from March to June 2024", "2024-03-01..2024-06-30", "", ""},
	{"March-June 2024", "2024-03-01..2024-06-30", "", ""},
	{"from November to February", "2025-11-01..2026-02-28", "2025-11-01..2026-02-28", "2024-11-01..2025-02-28"},
	{"from December 2023 to February 2024", "2023-12-01..2024-02-29", "", ""},
	{"from December to February 2024", "2023-12-01..2024-02-29", "", ""},
	{"in March '25", "2025-03-01..2025-03-31", "", ""},
	{"on 3 March ’25", "2025-03-03", "", ""},
	{"in Jan-Mar 2025", "2025-01-01..2025-03-31", "", ""},
	// Years and their parts.
	{"in 2025", "2025-01-01..2025-12-31", "", ""},
	{"in the year 2017", "2017-01-01..2017-12-31", "", ""},
	{"since 2024", "2024-01-01..", "", ""},
	{"before 2020", "..2019-12-31", "", ""},
	{"during 2023", "2023-01-01..2023-12-31", "", ""},
	{"in 2022 and 2023", "2022-01-01..2022-12-31, 2023-01-01..2023-12-31", "", ""},
	{"from 2020 to 2023", "2020-01-01..2023-12-31", "", ""},
	{"2020-2023", "2020-01-01..2023-12-31", "", ""},
	{"in 2024-25", "2024-01-01..2025-12-31", "", ""},
	{"in 2030", "about 2030-01-01..2030-12-31", "", ""},
	{"the budget for 2024", "about 2024-01-01..2024-12-31", "", ""},
	{"in the 1990s", "1990-01-01..1999-12-31", "", ""},
	{"in summer 2024", "2024-06-01..2024-08-31", "", ""},
	{"in the summer of 2024", "2024-06-01..2024-08-31", "", ""},
	{"last summer", "2025-06-01..2025-08-31", "", ""},
	{"in Q2 2025", "2025-04-01..2025-06-30", "", ""},
	{"in the second quarter of 2025", "2025-04-01..2025-06-30", "", ""},
	{"in the first half of 2024", "2024-01-01..2024-06-30", "", ""},
	{"who ruled in 1850", "1850-01-01..1850-12-31", "", ""},
	{"who will rule in 2150", "about 2150-01-01..2150-12-31", "", ""},
	{"in 2025 Q1", "2025-01-01..2025-03-31", "", ""},
	{"in H1 2025", "2025-01-01..2025-06-30", "", ""},
	{"last quarter", "2025-10-01..2025-12-31", "2025-10-01..2025-12-31", "2025-10-01..2025-12-31"},
	{"in 2016/17", "2016-01-01..2017-12-31", "", ""},
	{"in the years 2016 to 2018", "2016-01-01..2018-12-31", "", ""},
	{"since the start of the year", "2026-01-01..", "", ""},
	// Prepositions of several words.
	{"prior to 2018", "..2017-12-31", "", ""},
	{"up to 2018", "..2018-12-31", "", ""},
	{"no later than 2018", "..2018-12-31", "", ""},
	{"not before 2024", "2024-01-01..", "", ""},
	// The year of a day or a month apart from it, or of two digits.
	{"on the 14th of August in 2024", "2024-08-14", "", ""},
	{"in August in 2024", "2024-08-01..2024-08-31", "", ""},
	{"in 2024, in August", "2024-08-01..2024-08-31", "", ""},
	{"in 2024 on 14 August", "2024-08-14", "", ""},
	{"news of the harbour board, 2017", "2017-01-01..2017-12-31", "", ""},
	{"on 9th & 25th december 2025", "2025-12-09, 2025-12-25", "", ""},
	{"on 14 aug 24", "2024-08-14", "", ""},
	{"between March 1 and 5, 2024", "2024-03-01..2024-03-05", "", ""},
	{"March 1-5 2024", "2024-03-01..2024-03-05", "", ""},
	{"on March 3 and 4, 2024", "2024-03-03, 2024-03-04", "", ""},
	{"from 28/2 to 3/3", "2026-02-28..2026-03-03", "2025-02-28..2025-03-03", "2025-02-28..2025-03-03"},
	// By a day that is named.
	{"the day after 4 March 2025", "2025-03-05", "", ""},
	{"two days before 4 March 2025", "2025-03-02", "", ""},
	{"the week before 4 March 2025", "2025-02-25..2025-03-03", "", ""},
	{"a week after Christmas Day 2024", "2025-01-01", "", ""},
	{"in the week ending 8 March 2025", "2025-03-02..2025-03-08", "", ""},
	{"how many days after 4 March 2025", "2025-03-05..", "", ""},
	{"on the first Monday of the month", "2026-03-02", "about 2026-03-02", "about 2026-01-05"},
	{"more than a year ago", "..2025-03-18", "..2025-03-01", "..2025-01-01"},
	{"less than a week ago", "2026-03-11..2026-03-18", "2026-02-22..2026-03-01", "2025-12-25..2026-01-01"},
	{"half a year ago", "2025-09-01..2025-09-30", "2025-09-01..2025-09-30", "2025-07-01..2025-07-31"},
	{"in march 2 years ago", "2024-03-01..2024-03-31", "2024-03-01..2024-03-31", "2024-03-01..2024-03-31"},
	{"this past weekend", "2026-03-14..2026-03-15", "2026-02-21..2026-02-22", "2025-12-27..2025-12-28"},
	// Misspelt and shortened.
	{"what happened tues", "2026-03-17", "2026-02-24", "2025-12-30"},
	{"what happened last wk", "2026-03-09..2026-03-15", "2026-02-16..2026-02-22", "2025-12-22..2025-12-28"},
	{"what did he decide yesturday", "2026-03-17", "2026-02-28", "2025-12-31"},
	{"the vote in febuary", "2026-02-01..2026-02-28", "2026-02-01..2026-02-28", "2025-02-01..2025-02-28"},
	{"the vote last wendesday", "2026-03-11", "2026-02-25", "2025-12-31"},
	{"the 3rd of agust", "2025-08-03", "", ""},
	{"on thrusday", "2026-03-12", "2026-02-26", "2026-01-01"},
	// Days that no calendar has.
	{"on 30 February", "impossible", "", ""},
	{"on February 30th", "impossible", "", ""},
	{"on 29 February 2025", "impossible", "", ""},
	{"on 31 April", "impossible", "", ""},
	{"on 2026-02-30", "impossible", "", ""},
	{"on 32 March", "impossible", "", ""},
	{"March 40, 2024", "impossible", "", ""},
	{"on 2026-13-01", "impossible", "", ""},
	{"on 13/13/2025", "impossible", "", ""},
	// Not dates.
	{"who lives in Friday Harbor", "", "", ""},
	{"who lives in May Street", "", "", ""},
	{"who hosts Saturday Night Live", "", "", ""},
	{"where does Friday sleep", "", "", ""},
	{"what did USA Today print", "", "", ""},
	{"what is Yesterday about", "", "", ""},
	{"did the food last a week", "", "", ""},
	{"what may 2000 men do", "", "", ""},
	{"the second vote", "", "", ""},
	{"who came second in the race", "", "", ""},
	{"who owns the Sun", "", "", ""},
	{"what the Sun wrote about the queen", "", "", ""},
	{"Theresa May resigns", "", "", ""},
	{"did Theresa May win", "", "", ""},
	{"for Theresa May and Jan Oster in room 2024", "", "", ""},
	{"may the minister stay", "", "", ""},
	{"how many people may 5 ships carry", "", "", ""},
	{"a march on the capital", "", "", ""},
	{"who will march", "", "", ""},
	{"the March for Life", "", "", ""},
	{"in Mar-a-Lago", "", "", ""},
	{"who was late. May the vote stand?", "", "", ""},
	{"about April Oster", "", "", ""},
	{"by April Oster", "", "", ""},
	{"what did August Stone say", "", "", ""},
	{"about Tuesday Weld", "", "", ""},
	{"about Friday the dog", "", "", ""},
	{"for the Sunday Cup", "", "", ""},
	{"at the Sunday Quay", "", "", ""},
	{"what the Sunday Times wrote", "", "", ""},
	{"who shopped on Black Friday", "", "", ""},
	{"who died on Bloody Sunday", "", "", ""},
	{"the 2024 election", "", "", ""},
	{"about the 2000 sheep", "", "", ""},
	{"at 2019 Weir Lane", "", "", ""},
	{"flight 2019 to Skellan", "", "", ""},
	{"in 2000 homes", "", "", ""},
	{"$2024 in cash", "", "", ""},
	{"who wrote 1984", "", "", ""},
	{"who said “we vote on Monday”?", "", "", ""},
	{"who sat on the board", "", "", ""},
	{"how many of the 27 countries agreed", "", "", ""},
	{"on the 6th floor", "", "", ""},
	{"on the 14th attempt", "", "", ""},
	{"three years in prison", "", "", ""},
	{"open 24/7", "", "", ""},
	{"the last word", "", "", ""},
	{"the first time", "", "", ""},
	{"the frida exhibition in augusta", "", "", ""},
	{"on mundane matters", "", "", ""},
}

func TestRead(t *testing.T) {
	for _, p := range phrases {
		t.Run(p.text, func(t *testing.T) {
			if p.sunday == "" && p.newYear == "" {
				p.sunday, p.newYear = p.wednesday, p.wednesday
			}
			for _, asked := range []struct {
				now  time.Time
				want string
			}{{wednesday, p.wednesday}, {sunday, p.sunday}, {newYear, p.newYear}} {
				if got := written(dates.Read(p.text, asked.now, nil)); got != asked.want {
					t.Errorf("asked on %s: got %s, want %s", asked.now.Format("Mon 2 Jan"), got, asked.want)
				}
			}
		})
	}
}

// written writes a reading as the table does.
func written(r dates.Reading) string {
	var out []string
	for _, d := range r.Days {
		s := day(d.Since)
		if !d.Until.Equal(d.Since) {
			s += ".." + day(d.Until)
		}
		if d.Soft {
			s = "about " + s
		}
		out = append(out, s)
	}
	for range r.Impossible {
		out = append(out, "impossible")
	}
	return strings.Join(out, ", ")
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func TestReadDaysInTheZone(t *testing.T) {
	late := time.Date(2026, 3, 18, 23, 30, 0, 0, time.UTC)
	r := dates.Read("yesterday", late, time.FixedZone("UTC+8", 8*3600))
	if got, want := written(r), "2026-03-18"; got != want {
		t.Errorf("yesterday, asked at %v in UTC+8: got %s, want %s", late, got, want)
	}
}

func TestReadWritesTheMonthFirstInTheUnitedStates(t *testing.T) {
	for zone, want := range map[string]string{
		"America/New_York": "2025-03-04", "America/Indiana/Knox": "2025-03-04", "Pacific/Honolulu": "2025-03-04",
		"America/Toronto": "2025-04-03", "Europe/London": "2025-04-03", "UTC": "2025-04-03",
	} {
		place, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := written(dates.Read("on 3/4/2025", wednesday, place)); got != want {
			t.Errorf("3/4/2025 in %s: got %s, want %s", zone, got, want)
		}
	}
}

func TestReadSpans(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"What did Crake say on Monday about the dam?", []string{"on Monday"}},
		{"Was it decided on Tuesday of last week, as Crake said in May?",
			[]string{"on Tuesday of last week", "in May"}},
		{"How many sailed in March and April 2024?", []string{"in March", "and April 2024"}},
		{"What was sold between 28 December 2025 and 3 January 2026?",
			[]string{"between 28 December 2025 and 3 January 2026"}},
		{"What did the board buy on Sunday, 1 March 2026?", []string{"on Sunday, 1 March 2026"}},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range dates.Read(tt.text, wednesday, nil).Spans {
			got = append(got, s.Of(tt.text))
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("Read(%q) finds %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestReadNamesTheImpossible(t *testing.T) {
	text := "What did the board decide on 30 February about the quay?"
	r := dates.Read(text, wednesday, nil)
	if len(r.Days) > 0 || len(r.Impossible) != 1 || r.Impossible[0].Of(text) != "on 30 February" {
		t.Errorf("Read(%q) = %+v, want the one phrase as impossible", text, r)
	}
}

func FuzzRead(f *testing.F) {
	for _, p := range phrases {
		f.Add(p.text)
	}
	f.Add("between Jan 3 and Jan 7, since last Friday, 3 days ago, in May 2025")
	f.Fuzz(func(t *testing.T, text string) {
		r := dates.Read(text, wednesday, nil)
		if len(r.Days) != len(r.Spans) {
			t.Errorf("%d times in %d places", len(r.Days), len(r.Spans))
		}
		for _, d := range r.Days {
			if d.IsZero() || !d.Since.IsZero() && !d.Until.IsZero() && d.Until.Before(d.Since) {
				t.Errorf("days end before they begin, or are none: %v", d)
			}
		}
		end := 0
		for _, s := range r.Spans {
			if s.Start < end || s.End > len(text) || s.Len() <= 0 {
				t.Errorf("span %v out of order or range in %q", s, text)
			}
			end = s.End
		}
	})
}
