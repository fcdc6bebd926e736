package quote

// maleNames and femaleNames are common forenames of the English-speaking world and its
// neighbours; names that both bear (Alex, Chris, Kim, Pat, Sam, Taylor) are left out.
var maleNames = set(`aaron abdul abraham adam adrian ahmed alan albert alberto alejandro alexander alexei alfred ali allan allen amir anders andre andreas andrei andrew
	angus anthony antonio arnold arthur barack barry bashar ben benjamin bernard bernie bill billy bob bobby boris brad brandon brendan brent brett brian bruce bryan
	byron calvin carl carlos carlo cesar charles charlie chester christian christopher chuck clarence clive colin conor corey craig curtis cyril dale damian dan daniel
	danny darren dave david dean declan dennis derek diego dmitry dominic don donald doug douglas duncan dwight earl ed eddie edgar edmund eduardo edward edwin elijah
	elliott emmanuel enrique eric erik ernest ethan eugene evan felix fernando fidel floyd francesco francis francois frank franklin fred frederick gabriel gareth
	gary gavin geoff geoffrey george gerald gerard gilbert giovanni glen glenn gordon graham grant greg gregory guillermo gus guy hamid hans harold harry harvey hassan
	hector henry herbert herman hillel horace howard hubert hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jacques jake james jamal jared jason javier jay jeb jeff
	jeffrey jeremy jerome jerry jesse jim jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin karl keir keith ken kenneth kevin
	kurt kyle lance larry lawrence lee len leo leon leonard leroy lewis liam lindsey lionel lloyd louis luca lucas luis luke malcolm marc marco marcus mario mark marshall
	martin marty marvin mathieu matt matthew maurice max michael miguel mick mike mikhail milton mitch mitt mohamed mohammed muhammad nathan ned neil nelson newt nicholas nicolas
	nick nigel nikolai noah norman oleg oliver omar orrin oscar otto owen pablo patrick paul pavel pedro pete peter phil philip philippe phillip pierre rafael ralph ramon
	rand randy ray raymond reggie reince rex ricardo richard rick ricky rob robert roberto rod roderick rodney roger roland ron ronald ross roy rudolph rudy rupert russ
	russell ryan salman salvador samuel saul scott sean sebastian sergei sergio seth shane shaun sheldon sid silvio simon spencer stanley stefan stephen steve steven
	stewart stuart ted terrence theodore thomas tim timothy toby todd tom tommy tony travis trent trevor troy tyler vernon victor vincent vladimir volodymyr wade wallace walter
	warren wayne wesley will willard william willie winston yuri zachary`)

var femaleNames = set(`abigail ada agnes aisha alexandra alice alicia alison alyssa amanda amber amelia amy ana andrea angela angelina anita ann anna anne annie antonia april
	ariel arlene ashley audrey barbara beatrice becky belinda bernadette beth betsy betty beverly bonnie brenda bridget brigitte brittany camille carla carly carmen carol
	carole caroline carolyn carrie catherine cathy cecilia celia charlene charlotte chelsea cheryl christina christine cindy claire clara claudia colleen connie
	constance courtney cristina crystal cynthia daisy danielle daphne darlene dawn debbie deborah debra denise diana diane dianne dolores donna doris dorothy edith
	eileen elaine eleanor elena elisabeth elise elizabeth ella ellen eloise emily emma erica erin esther ethel eva eve evelyn faith fatima felicia fiona florence
	frances francesca gabrielle gail geraldine gertrude gina gladys glenda gloria grace greta gwen hannah harriet hazel heather heidi helen helena hilary hillary
	holly hope huma ida ilana imelda ingrid irene iris isabel isabella ivanka ivy jacqueline jane janet janice jasmine jean jeanne jen jenna jennifer jenny jessica jill
	jo joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana julie june kaitlyn kamala karen karin karla kate katharine katherine kathleen
	kathryn kathy katie katrina kayla kellyanne kimberly kirsten kristen kristin kristina kristine laura lauren leah leila leslie lillian lily linda lisa liz liza lois
	loretta lori lorraine louise lucia lucille lucy lydia lynn mabel madeleine maggie margaret margarita maria marian marianne marie marilyn marina marion marjorie
	marsha martha mary maureen maxine megan meghan melania melanie melinda melissa mercedes meredith michele michelle mildred mindy miranda miriam molly monica myra nadia nancy
	naomi natalia natalie natasha nellie nicola nicole nikki nina nora norma olga olivia pamela patricia patti paula pauline peggy penelope penny phyllis priscilla rachel
	raquel rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary rosie roxanne ruth sabrina sally samantha sandra sara sarah selena shannon sharon
	sheila shelley sherry shirley sofia sonia sophia sophie stacey stacy stella stephanie sue susan susanna suzanne svetlana sylvia tamara tammy tanya tara teresa
	thelma theresa tiffany tina tracey tracy tulsi ursula valentina valerie vanessa vera veronica vicki vicky victoria viola violet virginia vivian wanda wendy whitney
	yolanda yvette yvonne zoe`)
