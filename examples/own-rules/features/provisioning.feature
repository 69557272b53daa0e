Feature: Provisioning of the door lock

  Rule: ACME-1-01 The end of provisioning is reported soon

    @ACME-1-01
    Scenario: ACME-1-01/1 the host stops AP provisioning
      Given an idle device
      And the host starts AP provisioning
      When the host stops provisioning
      Then the door lock reports the end within 500 ms

  Rule: ACME-1-02 An idle device answers soon

    @ACME-1-02
    Scenario: ACME-1-02/1 sl_DeviceGet on an idle device
      Given an idle device
      When the host calls sl_DeviceGet
      Then the call has taken at most 50 ms

  Rule: ACME-2-01 The device name

    @ACME-2-01
    Scenario: ACME-2-01/1 after a process
      Given an idle device
      And the host starts AP provisioning
      When the host stops provisioning
      Then the suite records the device name
