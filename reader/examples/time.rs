//! x
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for _ in 0..4 {
        let t = std::time::Instant::now();
        let r = reader::read(&text).unwrap();
        println!("{:?} {}", t.elapsed(), r.mentions.len());
    }
}
