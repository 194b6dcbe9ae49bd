//! What only Chromium's own protocol can do: a window as narrow as a phone, forced colours, paper, a slow
//! machine and a slow line, what a page holds.

use crate::{Trouble, Visitor};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use std::time::Duration;
use url::{ParseError, Url};

#[derive(Debug)]
struct Command(Value);

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}

impl Visitor {
    pub(crate) async fn command(&self, name: &str, parameters: Value) -> Result<(), Trouble> {
        self.client.issue_cmd(Command(json!({ "cmd": name, "params": parameters }))).await?;
        Ok(())
    }

    /// Makes the page this large, in CSS pixels.
    ///
    /// # Errors
    /// If the browser is not Chromium.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Trouble> {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false
        });
        self.command("Emulation.setDeviceMetricsOverride", size).await
    }

    /// Shows the page as on this medium (`screen`, `print`) and with these features: (name, value).
    ///
    /// # Errors
    /// If the browser is not Chromium.
    pub async fn as_on(&self, medium: &str, features: &[(&str, &str)]) -> Result<(), Trouble> {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let media = json!({ "media": medium, "features": features });
        self.command("Emulation.setEmulatedMedia", media).await
    }

    /// Runs scripts this many times slower, and takes bytes at most this fast (bits a second), each
    /// answer this late (milliseconds), with nothing kept from before.
    ///
    /// # Errors
    /// If the browser is not Chromium.
    pub async fn as_slow_as(&self, times: f64, bits: f64, late: f64) -> Result<(), Trouble> {
        self.command("Network.enable", json!({})).await?;
        self.command("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
        let line = json!({
            "offline": false, "latency": late,
            "downloadThroughput": bits / 8.0, "uploadThroughput": bits / 8.0
        });
        self.command("Network.emulateNetworkConditions", line).await?;
        self.command("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await
    }

    /// What the page holds once the browser has been told that memory is short, and after a
    /// collection of garbage: nodes that do not stand in it, listeners, and kilobytes of the heap of
    /// scripts and of its whole process. What a browser keeps only for as long as there is room
    /// (drawn letters, styles, pictures) is not the page's.
    ///
    /// # Errors
    /// If the browser is not Chromium, or its process cannot be found.
    pub async fn held(&self) -> Result<[(&'static str, f64); 4], Trouble> {
        self.command("Performance.enable", json!({})).await?;
        self.command("Memory.simulatePressureNotification", json!({ "level": "critical" })).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        for _ in 0..2 {
            self.command("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let asked = Command(json!({ "cmd": "Performance.getMetrics", "params": {} }));
        let told = self.client.issue_cmd(asked).await?;
        let metric = |name: &str| {
            let all = told["metrics"].as_array().into_iter().flatten();
            let found = all.into_iter().find(|it| it["name"] == name);
            found.and_then(|it| it["value"].as_f64()).ok_or_else(|| format!("no metric {name}"))
        };
        // What stands in the page follows from what is shown; what is held besides would be lost.
        let in_page = self
            .ask(
                "const all = document.createTreeWalker(document); let count = 1; \
                 while (all.nextNode()) count += 1; return count",
            )
            .await?;
        let in_page = in_page.as_f64().ok_or("no count of nodes")?;
        Ok([
            ("nodes beside the page's", metric("Nodes")? - in_page),
            ("listeners", metric("JSEventListeners")?),
            ("kB of scripts", metric("JSHeapUsedSize")? / 1_000.0),
            ("kB of the renderer", renderer()?),
        ])
    }
}

/// Kilobytes of the largest process that shows pages, as Linux tells them.
fn renderer() -> Result<f64, Trouble> {
    let mut largest = 0.0_f64;
    for process in std::fs::read_dir("/proc")?.flatten() {
        let read = |name: &str| std::fs::read_to_string(process.path().join(name));
        let (Ok(command), Ok(status)) = (read("cmdline"), read("status")) else { continue };
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = resident.and_then(|it| it.trim().trim_end_matches(" kB").trim().parse().ok());
        if let (true, Some(number)) = (command.contains("--type=renderer"), number) {
            largest = largest.max(number);
        }
    }
    if largest > 0.0 { Ok(largest) } else { Err("no process of the page was found".into()) }
}
