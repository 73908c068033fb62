package org.plumbline.app.demo;

/// Counts steps for [DemoSteps].
final class StepCount {
    private final DemoSteps told;
    private final int all;
    private int begun;

    StepCount(DemoSteps told, int all) {
        this.told = told;
        this.all = all;
    }

    void next(String what) {
        told.step(begun, all, what);
        begun++;
    }
}
