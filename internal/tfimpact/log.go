package tfimpact

import (
	"context"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

// subsystem is the name under which the client's requests are logged;
// TF_LOG_PROVIDER_IMPACT_API sets its level.
const subsystem = "impact_api"

// Logger writes the client's log to Terraform's, with the given secrets masked
// a second time, after the client's own masking.
type Logger struct{ Secrets []string }

func (l Logger) in(ctx context.Context) context.Context {
	ctx = tflog.NewSubsystem(ctx, subsystem, tflog.WithLevelFromEnv("TF_LOG_PROVIDER_IMPACT_API"), tflog.WithRootFields())
	ctx = tflog.SubsystemMaskAllFieldValuesStrings(ctx, subsystem, l.Secrets...)
	return tflog.SubsystemMaskMessageStrings(ctx, subsystem, l.Secrets...)
}

// Trace implements impact.Logger.
func (l Logger) Trace(ctx context.Context, message string, fields map[string]any) {
	tflog.SubsystemTrace(l.in(ctx), subsystem, message, fields)
}

// Debug implements impact.Logger.
func (l Logger) Debug(ctx context.Context, message string, fields map[string]any) {
	tflog.SubsystemDebug(l.in(ctx), subsystem, message, fields)
}

// Info implements impact.Logger.
func (l Logger) Info(ctx context.Context, message string, fields map[string]any) {
	tflog.SubsystemInfo(l.in(ctx), subsystem, message, fields)
}

// Warn implements impact.Logger.
func (l Logger) Warn(ctx context.Context, message string, fields map[string]any) {
	tflog.SubsystemWarn(l.in(ctx), subsystem, message, fields)
}
