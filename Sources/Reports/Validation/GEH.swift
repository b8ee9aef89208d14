/// The GEH statistic of Geoffrey E. Havers: how far a measured hourly flow is from a counted one.
///
/// `sqrt(2 (M - C)^2 / (M + C))`, both in vehicles an hour; 0 where both are 0 (DMRB volume 12, TAG unit M3.1). Below 5 is good, above 10
/// is bad. It hides the sign of the error and grows with the flow, so it is never of counts that are not hourly.
public enum GEH {
    public static func value(measured: Double, counted: Double) -> Double {
        let sum = measured + counted
        guard sum > 0 else { return 0 }
        let difference = measured - counted
        return (2 * difference * difference / sum).squareRoot()
    }
}
