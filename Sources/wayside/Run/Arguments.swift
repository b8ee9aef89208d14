public import ArgumentParser
public import ClassPolicy
public import Detection
public import Pipeline

// Values of other modules that stand on the command line under their own names.
extension RecognitionTask: ExpressibleByArgument {}
extension RecognitionInput: ExpressibleByArgument {}
extension DetectorOptions.Precision: ExpressibleByArgument {}
extension SiteCamera.Saving: ExpressibleByArgument {}
extension GateMode: ExpressibleByArgument {}
