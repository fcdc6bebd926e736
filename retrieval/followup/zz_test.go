package followup
import ("testing";"fmt")
func TestZZ(t *testing.T){
 for _, c := range [][2]string{{"What did Crake build w/ Plover?","and with Thrupp?"},{"What did Crake buy on Mt Plover ín Quill?","and in Orlo?"},{"İİİİİİİİİİİİİİİİİİİİİİİİİİİİİİİİİİİİ who won the cup in Quill?","and in Orlo?"},{"What did Crake say?","who said that?"}} {
  func(){ defer func(){ if r:=recover(); r!=nil { fmt.Println("PANIC", c, r)}}()
  fmt.Printf("%q\n", Complete(c[0],c[1],Context{Answer: func() Answer { return Answer{Words: string(make([]byte,0))+ "水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水"}}}).Text) }()
 }
}
