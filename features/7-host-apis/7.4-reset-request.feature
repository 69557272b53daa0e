Feature: The reset request
  SWRA513C section 7.4. The device may have to be restarted on the way. When the host is busy, with sockets of its own for
  example, the device asks instead of doing it; the host winds up, stops the device and starts it again.

  Rule: PROV-7.4-03 The request gets through while the host is blocked

    @PROV-7.4-03 @needs-driver-port
    Scenario: PROV-7.4-03/1 a request with a byte that blocks
      Given an idle device
      When the host driver has received a message with PROVISIONING_ACTIVE and SL_DEVICE_EVENT_RESET_REQUEST
      Then the device reports that it needs a restart

  Rule: PROV-7.4-05 The request says who asks

    @PROV-7.4-05 @needs-phone
    Scenario: PROV-7.4-05/1 external configuration
      Given external configuration, ready for the host
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      When the device reports the profile "home"
      Then the device reports that it needs a restart with:
        | Caller | SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION |
        | Status | 0                                                                  |

  Rule: PROV-7.4-09 Nobody is asked where no restart is needed

    @PROV-7.4-09 @needs-phone
    Scenario Outline: PROV-7.4-09/1 <process>, a profile is configured
      Given <process>, with a profile to confirm
      Then the device reports nothing for the while after the start

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.4-10 A host that is asked can wind up

    @PROV-7.4-10 @needs-phone
    Scenario: PROV-7.4-10/1 closing a socket
      Given external configuration, ready for the host
      And the host calls sl_Socket
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      And the device reports the profile "home"
      When the device reports that it needs a restart
      Then sl_Close is served
