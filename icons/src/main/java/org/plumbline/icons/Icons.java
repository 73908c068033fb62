package org.plumbline.icons;

/// The application's own drawings, by name.
public final class Icons {
    private Icons() {}
}
