//! What only Chromium's own protocol can do: a window as narrow as a phone, forced colours, paper, a slow
//! machine and a slow line.

use crate::{Trouble, Visitor};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
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
    async fn command(&self, name: &str, parameters: Value) -> Result<(), Trouble> {
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
}
