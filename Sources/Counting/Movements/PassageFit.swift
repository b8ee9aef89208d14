/// How long a thing took from one line to another, by all the places where it was seen on the way.
///
/// The way is fitted by a parabola over time: constant acceleration, which traffic keeps well enough for the seconds that a segment
/// takes. The fit is robust (iterated weights of Cauchy's function; Holland and Welsch, *Robust regression using iteratively reweighted
/// least-squares*, 1977): places where the thing was half hidden, or taken for another one, do not pull.
struct PassageFit {
    /// One place: the share of the way from the first line to the second, when, and its standard deviation.
    struct Place {
        var seconds: Double
        var share: Double
        var deviation: Double
    }

    /// Places further off than this many deviations lose their weight.
    private static let cauchy = 2.4
    /// Places off by more than the deviations say, on average, are not the fit's motion: stop and go, say.
    private static let worst = 2.0
    private static let leastPlaces = 6
    private static let rounds = 12

    /// - Parameters:
    ///   - start: When the first line was crossed, about.
    ///   - end: When the second one was.
    ///   - accelerationShare: The acceleration that is usual, one standard deviation, in ways a second squared.
    /// - Returns: Seconds; nil where the places tell nothing better than the two crossings do.
    static func duration(_ places: [Place], from start: Double, to end: Double, accelerationShare: Double) -> Double? {
        let half = (end - start) / 2
        let middle = (start + end) / 2
        guard half > 0, places.count >= leastPlaces else { return nil }
        // share = a + b u + c u^2, u from -1 at the start to 1 at the end.
        let curvature = accelerationShare * half * half / 2
        var fit = (a: 0.5, b: 0.5, c: 0.0)
        var quality = 0.0
        for round in 0..<rounds {
            var s = (0.0, 0.0, 0.0, 0.0, 0.0)
            var t = (0.0, 0.0, 0.0)
            var (weights, squares) = (0.0, 0.0)
            for place in places {
                let u = (place.seconds - middle) / half
                let residual = (place.share - fit.a - u * (fit.b + u * fit.c)) / place.deviation
                // The first round starts from the crossings, which may be wrong themselves: it only doubts.
                let scale = round < 4 ? cauchy * Double(8 >> round) : cauchy
                let robust = 1 / (1 + residual * residual / (scale * scale))
                weights += robust
                squares += robust * residual * residual
                let weight = robust / (place.deviation * place.deviation)
                s.0 += weight
                s.1 += weight * u
                s.2 += weight * u * u
                s.3 += weight * u * u * u
                s.4 += weight * u * u * u * u
                t.0 += weight * place.share
                t.1 += weight * place.share * u
                t.2 += weight * place.share * u * u
            }
            quality = weights / Double(places.count)
            guard weights > 0, squares / weights < worst * worst || round < rounds - 1 else { return nil }
            s.4 += 1 / (curvature * curvature)
            let m = (
                s.2 * s.4 - s.3 * s.3, s.1 * s.4 - s.2 * s.3, s.1 * s.3 - s.2 * s.2
            )
            let determinant = s.0 * m.0 - s.1 * m.1 + s.2 * m.2
            guard determinant.isFinite, abs(determinant) > 0 else { return nil }
            // Cramer's rule on the symmetric normal equations.
            let n = (s.0 * s.4 - s.2 * s.2, s.0 * s.3 - s.1 * s.2, s.0 * s.2 - s.1 * s.1)
            fit = (
                (t.0 * m.0 - t.1 * m.1 + t.2 * m.2) / determinant,
                (-t.0 * m.1 + t.1 * n.0 - t.2 * n.1) / determinant,
                (t.0 * m.2 - t.1 * n.1 + t.2 * n.2) / determinant
            )
        }
        guard quality > 0.5, let first = root(fit, 0), let last = root(fit, 1), last > first else { return nil }
        return (last - first) * half
    }

    /// Where the parabola rises through that share.
    private static func root(_ fit: (a: Double, b: Double, c: Double), _ share: Double) -> Double? {
        let discriminant = fit.b * fit.b - 4 * fit.c * (fit.a - share)
        guard discriminant > 0, fit.b > 0 else { return nil }
        let u = -2 * (fit.a - share) / (fit.b + discriminant.squareRoot())
        return u.isFinite ? u : nil
    }
}
