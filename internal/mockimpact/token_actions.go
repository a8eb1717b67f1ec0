package mockimpact

import "maps"

// Value returns the Auth Token, the secret.
func (t *Token) Value() string { return locked(t, func() string { return t.value }) }

// State returns whether the token is enabled, disabled or deleted.
func (t *Token) State() TokenState { return locked(t, func() TokenState { return t.state }) }

// APIVersion returns the version that requests get which name none.
func (t *Token) APIVersion() int { return locked(t, func() int { return t.options.APIVersion }) }

// Name returns what a person called the token; legacy tokens have no name.
func (t *Token) Name() string { return locked(t, func() string { return t.options.Name }) }

// Scopes returns a copy of the scopes; nil is full access.
func (t *Token) Scopes() Scopes {
	return locked(t, func() Scopes { return maps.Clone(t.options.Scopes) })
}

// Account returns the account that the token belongs to.
func (t *Token) Account() *Account { return t.acc }

// Reset gives the token a new value and returns it. The old one dies at once.
func (t *Token) Reset() string {
	t.change(t.reset)
	return t.Value()
}

// Disable makes the API refuse the token with 403 until it is enabled again.
func (t *Token) Disable() { t.change(func() error { return t.set(TokenDisabled) }) }

// Enable takes back Disable.
func (t *Token) Enable() { t.change(func() error { return t.set(TokenEnabled) }) }

// Delete makes the API refuse the token with 401 for good.
func (t *Token) Delete() { t.change(func() error { return t.set(TokenDeleted) }) }

// SetScopes replaces the scopes; nil is full access.
func (t *Token) SetScopes(scopes Scopes) { t.change(func() error { return t.setScopes(scopes) }) }

// Upgrade raises the API version; it cannot be lowered.
func (t *Token) Upgrade(version int) { t.change(func() error { return t.upgrade(version) }) }

// Duplicate makes another token of the same account with equal rights and
// settings, its own SID and its own value.
func (t *Token) Duplicate(name string) *Token {
	var twin *Token
	t.change(func() (err error) {
		twin, err = t.duplicate(name)
		return err
	})
	return twin
}

func (t *Token) reset() error {
	if t.state == TokenDeleted {
		return conflict("a deleted token cannot be reset")
	}
	t.issue(randomText(alphanumeric + "-_~"))
	return nil
}

func (t *Token) set(state TokenState) error {
	if t.legacy {
		return conflict("a legacy token can only be reset and upgraded")
	}
	if t.state == TokenDeleted {
		return conflict("a deleted token cannot be changed")
	}
	t.state = state
	return nil
}

func (t *Token) setScopes(scopes Scopes) error {
	if err := t.set(t.state); err != nil {
		return err
	}
	options := t.options
	options.Scopes = scopes.clone()
	if err := t.acc.checkScopes(options); err != nil {
		return err
	}
	t.options, t.held = options, scopes.operations(t.acc.Type)
	return nil
}

func (t *Token) upgrade(version int) error {
	if t.state == TokenDeleted {
		return conflict("a deleted token cannot be upgraded")
	}
	if version <= t.options.APIVersion || !released(t.acc.Type, version) {
		return conflict("a token with API version %d cannot be upgraded to %d", t.options.APIVersion, version)
	}
	t.options.APIVersion = version
	return nil
}

func (t *Token) duplicate(name string) (*Token, error) {
	if err := t.set(t.state); err != nil {
		return nil, err
	}
	options := t.options
	options.Name, options.SID, options.Value, options.Operations = name, "", "", nil
	options.Scopes, options.PassthroughScopes = options.Scopes.clone(), options.PassthroughScopes.clone()
	twin, err := t.acc.addToken(options)
	if err == nil {
		twin.held = maps.Clone(t.held)
	}
	return twin, err
}

func (t *Token) change(action func() error) {
	t.acc.srv.lock()
	defer t.acc.srv.mu.Unlock()
	if err := action(); err != nil {
		misuse("token %s: %v", t.SID, err)
	}
}

func locked[T any](t *Token, read func() T) T {
	t.acc.srv.lock()
	defer t.acc.srv.mu.Unlock()
	return read()
}
