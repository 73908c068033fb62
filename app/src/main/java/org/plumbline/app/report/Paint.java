package org.plumbline.app.report;

import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Share;

/// Colours of a terminal, or none. They never say anything that the words do not.
public record Paint(boolean on) {
    private static final String STRONG = "1";
    private static final String MUTED = "2";
    private static final String RED = "31";
    private static final String YELLOW = "33";

    public String strong(String text) {
        return painted(text, STRONG);
    }

    public String muted(String text) {
        return painted(text, MUTED);
    }

    public String bySeverity(String text, Severity severity) {
        return switch (severity) {
            case HIGH -> painted(text, RED);
            case MEDIUM -> painted(text, YELLOW);
            case LOW -> text;
        };
    }

    public String byShare(String text, Share share) {
        return bySeverity(text, Severity.of(share));
    }

    private String painted(String text, String code) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
