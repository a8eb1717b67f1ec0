package acctest

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Every acceptance test runs with all logs at TRACE, and keeps its state and
// saved plan of each step. After the last test, all of it is searched for every
// token that any mock of the process ever issued.

// issuer is the test that owns a mock, with every spelling of its tokens. The mock
// itself is not kept: a process has thousands.
type issuer struct {
	test    string
	secrets []string
	inState bool // the test's configuration puts tokens into state on purpose
}

var issuers struct {
	sync.Mutex
	all []*issuer
}

// register notes the mock's tokens once the test is over, when no more are issued.
func register(t *testing.T, mock *mockimpact.Server) *issuer {
	i := &issuer{test: t.Name()}
	t.Cleanup(func() {
		i.secrets = spellings(mock)
		mock = nil // the test keeps what its clean-ups refer to until all tests are over
		issuers.Lock()
		defer issuers.Unlock()
		issuers.all = append(issuers.all, i)
	})
	return i
}

// StoresTokens says that the test's configuration puts a token into state on
// purpose, so that finding one there is no leak. Logs stay without exception.
func (w *World) StoresTokens() {
	if w.issuer != nil {
		w.issuer.inState = true
	}
}

// evidenceVariable names the directory below which everything is searched.
const evidenceVariable = "TF_ACC_TEMP_DIR"

// keepEvidence makes the acceptance-test library log everything and keep what
// it would delete. It returns the directory that holds it all.
func keepEvidence() (dir string, err error) {
	if dir, err = os.MkdirTemp("", "impact-acctest-"); err != nil {
		return "", err
	}
	logs := filepath.Join(dir, "logs")
	if err := os.Mkdir(logs, 0o700); err != nil {
		return "", err
	}
	for name, value := range map[string]string{
		evidenceVariable:             dir,
		"TF_ACC_PERSIST_WORKING_DIR": "1",
		"TF_ACC_LOG":                 "TRACE",
		"TF_LOG":                     "TRACE",
		"TF_LOG_PROVIDER":            "TRACE",
		"TF_LOG_PATH_MASK":           filepath.Join(logs, "%s.log"),
	} {
		if err := os.Setenv(name, value); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// findLeaks searches the evidence and returns one error per file that holds a
// token.
func findLeaks(dir string) error {
	var found []error
	var files int
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		leaks, searched, err := searchFile(path)
		found = append(found, leaks...)
		if searched {
			files++
		}
		return err
	})
	fmt.Printf("secrets: %d logs, states and plans searched for the tokens of %d mocks\n", files, len(issuers.all))
	return errors.Join(append(found, err)...)
}

func searchFile(path string) (leaks []error, searched bool, err error) {
	name := filepath.Base(path)
	switch {
	case strings.HasSuffix(name, ".log"):
		content, err := os.ReadFile(path) //nolint:gosec // a file of this process's own temporary directory
		if err != nil {
			return nil, false, err
		}
		return search(path, withoutEcho(content), func(i *issuer) bool {
			return strings.HasPrefix(name, strings.ReplaceAll(i.test, "/", "__"))
		}), true, nil
	case strings.Contains(name, ".tfstate"):
		content, err := os.ReadFile(path) //nolint:gosec // as above
		if err != nil {
			return nil, false, err
		}
		return search(path, content, (*issuer).keepsState), true, nil
	case strings.HasSuffix(name, "tfplan"):
		leaks, err := searchPlan(path)
		return leaks, true, err
	}
	return nil, false, nil
}

// echoLine is what the echo provider itself logs of the state that a test makes
// it hold. It is the test's eye, and no part of what is tested.
const echoLine = "UpgradeResourceState: ignoring dynamic block"

func withoutEcho(log []byte) []byte {
	var kept bytes.Buffer
	for line := range bytes.Lines(log) {
		if !bytes.Contains(line, []byte(echoLine)) {
			kept.Write(line)
		}
	}
	return kept.Bytes()
}

// searchPlan looks into a saved plan, which is a ZIP archive. The configuration
// that it carries is the test's own text.
func searchPlan(path string) ([]error, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = archive.Close() }()
	var leaks []error
	for _, file := range archive.File {
		if strings.HasPrefix(file.Name, "tfconfig/") {
			continue
		}
		content, err := readAll(file)
		if err != nil {
			return nil, err
		}
		leaks = append(leaks, search(path+":"+file.Name, content, (*issuer).keepsState)...)
	}
	return leaks, nil
}

func readAll(file *zip.File) ([]byte, error) {
	reader, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = reader.Close() }()
	return io.ReadAll(io.LimitReader(reader, 64<<20))
}

// keepsState reports whether the issuer's tokens must not be in state.
func (i *issuer) keepsState() bool { return !i.inState }

// search looks for the tokens of the issuers that concern picks.
func search(where string, content []byte, concern func(*issuer) bool) (leaks []error) {
	for _, i := range issuers.all {
		if !concern(i) {
			continue
		}
		for _, secret := range i.secrets {
			if bytes.Contains(content, []byte(secret)) {
				leaks = append(leaks, fmt.Errorf("secrets: %s holds a token of %s", where, i.test))
				break
			}
		}
	}
	return leaks
}

// spellings returns the mock's tokens as they are, percent-encoded, and inside a Basic
// header.
func spellings(mock *mockimpact.Server) (all []string) {
	for _, secret := range mock.Secrets() {
		all = append(all, secret)
		if encoded := url.QueryEscape(secret); encoded != secret {
			all = append(all, encoded)
		}
	}
	for _, account := range mock.Accounts() {
		for _, token := range account.Tokens() {
			all = append(all, base64.StdEncoding.EncodeToString([]byte(token.SID+":"+token.Value())))
		}
	}
	return all
}
