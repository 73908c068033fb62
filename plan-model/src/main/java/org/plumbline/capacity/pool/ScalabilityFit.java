package org.plumbline.capacity.pool;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.plumbline.capacity.pool.Scalability.Peak;
import org.plumbline.capacity.pool.Scalability.Point;

/// A linear regression of `N/X = (1 + σ(N-1) + κN(N-1)) / γ`, with both terms or fewer.
final class ScalabilityFit {
    private static final double CONFIDENCE = 0.95;
    private static final double LEAST_FREEDOM = 1e-9;

    /// Which of the two are there: `N-1`, `N(N-1)`.
    private final boolean[] terms;
    /// Of 1, `N-1` and `N(N-1)`; 0 for what is not there.
    private final double[] factors;
    /// Of those factors that are there.
    private final double[][] covariance;
    /// Sum of the residuals' squares.
    private final double squares;
    private final int freedom;

    private ScalabilityFit(boolean[] terms, double[] factors, double[][] covariance, double squares, int freedom) {
        this.terms = terms;
        this.factors = factors;
        this.covariance = covariance;
        this.squares = squares;
        this.freedom = freedom;
    }

    /// Of those without a factor below 0 the one with the least squares: with two bounded factors, that is the bounded optimum.
    static Optional<ScalabilityFit> best(List<Point> points) {
        return Stream.of(new boolean[] {true, true}, new boolean[] {true, false}, new boolean[] {false, true}, new boolean[] {false, false})
                .map(terms -> of(points, terms))
                .filter(fit -> fit.factors[0] > 0 && fit.factors[1] >= 0 && fit.factors[2] >= 0)
                .min(Comparator.comparingDouble(fit -> fit.squares));
    }

    private static ScalabilityFit of(List<Point> points, boolean... terms) {
        int columns = 1 + (terms[0] ? 1 : 0) + (terms[1] ? 1 : 0);
        var inputs = new double[points.size()][columns];
        var outputs = new double[points.size()];
        for (int i = 0; i < inputs.length; i++) {
            double n = points.get(i).connections();
            inputs[i][0] = 1;
            if (terms[0]) {
                inputs[i][1] = n - 1;
            }
            if (terms[1]) {
                inputs[i][columns - 1] = n * (n - 1);
            }
            outputs[i] = n / points.get(i).throughput();
        }
        var regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(outputs, inputs);
        double[] found = regression.estimateRegressionParameters();
        var factors = new double[] {found[0], terms[0] ? found[1] : 0, terms[1] ? found[columns - 1] : 0};
        return new ScalabilityFit(terms, factors, covariance(regression, inputs), regression.calculateResidualSumOfSquares(),
                points.size() - columns);
    }

    /// Of residuals that need not be alike, as those of large `N/X` are larger: MacKinnon and White's HC3 (1985).
    private static double[][] covariance(OLSMultipleLinearRegression regression, double[][] inputs) {
        RealMatrix x = MatrixUtils.createRealMatrix(inputs);
        RealMatrix spread = MatrixUtils.createRealMatrix(regression.estimateRegressionParametersVariance()).multiply(x.transpose());
        RealMatrix hat = regression.calculateHat();
        double[] residuals = regression.estimateResiduals();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] /= Math.max(LEAST_FREEDOM, 1 - hat.getEntry(i, i));
            spread.setColumnVector(i, spread.getColumnVector(i).mapMultiply(residuals[i]));
        }
        return spread.multiply(spread.transpose()).getData();
    }

    Scalability law(List<Point> points) {
        double gamma = 1 / factors[0];
        int most = points.stream().mapToInt(Point::connections).max().orElseThrow();
        var law = new Scalability(gamma, factors[1] * gamma, factors[2] * gamma, peak(), 0, most);
        double mean = points.stream().mapToDouble(Point::throughput).average().orElseThrow();
        double all = points.stream().mapToDouble(point -> Math.pow(point.throughput() - mean, 2)).sum();
        double left = points.stream().mapToDouble(point -> Math.pow(point.throughput() - law.throughput(point.connections()), 2)).sum();
        double determination = all > 0 ? Math.max(0, 1 - left / all) : 1;
        return new Scalability(gamma, law.contention(), law.coherence(), law.peak(), determination, most);
    }

    /// The interval follows from the factors' covariance: the delta method, with Student's t.
    private Optional<Peak> peak() {
        if (factors[2] <= 0) {
            return Optional.empty();
        }
        double above = factors[0] - factors[1];
        if (above <= factors[2]) {
            return Optional.of(new Peak(1, 1, OptionalDouble.of(1)));
        }
        double at = Math.sqrt(above / factors[2]);
        double byBase = 1 / (2 * at * factors[2]);
        double byCoherence = -at / (2 * factors[2]);
        double[] slope = terms[0] ? new double[] {byBase, -byBase, byCoherence} : new double[] {byBase, byCoherence};
        double variance = 0;
        for (int i = 0; i < slope.length; i++) {
            for (int j = 0; j < slope.length; j++) {
                variance += slope[i] * covariance[i][j] * slope[j];
            }
        }
        double half = new TDistribution(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * Math.sqrt(Math.max(0, variance));
        OptionalDouble most = Double.isFinite(half) ? OptionalDouble.of(at + half) : OptionalDouble.empty();
        return Optional.of(new Peak(at, Math.max(1, at - half), most));
    }
}
