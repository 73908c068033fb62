package org.plumbline.app.demo;

/// What starting the demo database came to.
public enum DemoOrigin {
    /// It was made: filled, and used by its shop.
    MADE,
    /// It was there from an earlier time and only started.
    STARTED,
    /// It ran already: another application, or an earlier one, had started it.
    JOINED
}
