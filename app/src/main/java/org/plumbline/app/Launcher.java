package org.plumbline.app;

/// Where the process starts.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        System.out.println("plumbline");
    }
}
