package org.plumbline.app.ui.connect;

import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.ConnectionState;
import org.plumbline.app.ui.text.ConnectionText;

/// A remembered connection and how it stands.
public record ConnectionRow(ConnectionProfile profile, ConnectionState state) {
    /// How its state is coloured.
    public enum Tone { QUIET, BUSY, GOOD, BAD }

    public String id() {
        return profile.id();
    }

    public String name() {
        return profile.name();
    }

    public String word() {
        return ConnectionText.word(state);
    }

    /// Where it leads and how it stands, for a tooltip.
    public String details() {
        return profile.name() + "\n" + profile.place() + profile.tunnel().map(tunnel -> "\nthrough " + tunnel.place()).orElse("") + "\n"
                + ConnectionText.sentence(state);
    }

    public boolean connected() {
        return state instanceof ConnectionState.Connected;
    }

    /// Whether there is something to disconnect.
    public boolean inUse() {
        return !(state instanceof ConnectionState.Disconnected);
    }

    public Tone tone() {
        return switch (state) {
            case ConnectionState.Disconnected() -> Tone.QUIET;
            case ConnectionState.Connecting() -> Tone.BUSY;
            case ConnectionState.Connected _ -> Tone.GOOD;
            case ConnectionState.Lost(String _, boolean retrying) -> retrying ? Tone.BUSY : Tone.BAD;
        };
    }
}
