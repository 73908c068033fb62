package org.plumbline.app.ui.text;

/// Something that should not have happened.
public final class DefectText {
    private DefectText() {}

    /// A sentence or two.
    public static String of(Throwable cause) {
        return "Something went wrong in Plumbline: " + cause + ". Please report it with the details.";
    }
}
