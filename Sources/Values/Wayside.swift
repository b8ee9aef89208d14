/// The program.
public enum Wayside {
    public static let version = "0.1.0"
}
